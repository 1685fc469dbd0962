import { render, useStdout } from 'ink';
import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';
import type { Acting } from '../app/views.js';
import type { Workspace } from '../app/workspace.js';
import { App } from './app.js';
import { startBracketedPaste, stopBracketedPaste } from './keys.js';
import { LookContext } from './look.js';

interface Streams {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
}

const enterAlternateScreen = '\u001b[?1049h\u001b[H';
const leaveAlternateScreen = '\u001b[?1049l';

const endingSignals = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;
type EndingSignal = (typeof endingSignals)[number];

/** Opens the terminal interface and waits until it is left; the screen is then as it was before.
 *  @param options  `acting` tells who acts, and the time as it is when it is called
 *  @returns the signal that ended it; null where the person left */
export async function openTerminal(
  workspace: Workspace,
  options: { acting: () => Acting; colour: boolean; streams: Streams },
): Promise<EndingSignal | null> {
  const { acting, colour, streams } = options;
  let ended: EndingSignal | null = null;
  streams.output.write(enterAlternateScreen + startBracketedPaste);
  const instance = render(<Root workspace={workspace} acting={acting} colour={colour} />, {
    stdin: streams.input,
    stdout: streams.output,
    exitOnCtrlC: true,
  });
  const end = (signal: EndingSignal) => {
    ended = signal;
    instance.unmount();
  };
  for (const signal of endingSignals) process.on(signal, end);
  try {
    await instance.waitUntilExit();
  } finally {
    for (const signal of endingSignals) process.off(signal, end);
    streams.output.write(stopBracketedPaste + leaveAlternateScreen);
  }
  return ended;
}

/** Knows the size of the terminal, also after it was changed. */
export function Root(props: { workspace: Workspace; acting: () => Acting; colour: boolean }): ReactElement {
  const { stdout } = useStdout();
  const measure = () => ({ width: stdout.columns || 80, height: stdout.rows || 24 });
  const [size, setSize] = useState(measure);
  useEffect(() => {
    const resized = () => setSize(measure());
    stdout.on('resize', resized);
    return () => {
      stdout.off('resize', resized);
    };
  }, [stdout]);
  return (
    <LookContext.Provider value={{ ...size, colour: props.colour, styles: props.colour }}>
      <App workspace={props.workspace} acting={props.acting} />
    </LookContext.Provider>
  );
}
