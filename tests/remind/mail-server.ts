import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A letter as the server got it. */
export interface Received {
  readonly to: readonly string[];
  readonly id: string;
  readonly raw: string;
}

/** A real mail server on this machine that keeps what it is given until the test ends.
 *  @param options.refuse  it knows no box */
export async function mailServer(options: { refuse?: boolean } = {}) {
  const received: Received[] = [];
  let broken = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, done) => done(broken ? new Error('the disk is full') : null),
    onRcptTo: (_address, _session, done) => done(options.refuse ? new Error('no such box') : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const id = /^Message-ID: <(.+)>\r?$/im.exec(raw)?.[1] ?? '';
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), id, raw });
        done();
      });
    },
  });
  // A client that is killed resets its connection.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  const channel = {
    type: 'email',
    name: 'post',
    host: '127.0.0.1',
    port,
    secure: false,
    from: 'tenor@example.org',
    user: null,
    passwordFile: null,
  } as const;
  const breakDown = (is: boolean) => {
    broken = is;
  };
  return { received, channel, breakDown };
}
