import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Act } from './act.js';
import type { GlobalOptions, Streams } from './session.js';
import { Session } from './session.js';
import { addConflictVerbs } from './verbs/conflicts.js';
import { addDocumentVerbs } from './verbs/documents.js';
import { addEventVerbs } from './verbs/events.js';
import { addExplainVerbs } from './verbs/explain.js';
import { addExportVerb } from './verbs/export.js';
import { addGrammarVerbs } from './verbs/grammar.js';
import { addHealthVerb } from './verbs/health.js';
import { addImportVerb } from './verbs/import.js';
import { addLinkVerbs } from './verbs/link.js';
import { addObligationVerbs } from './verbs/obligations.js';
import { addRemindVerbs } from './verbs/remind.js';
import { addResolveVerb } from './verbs/resolve.js';
import { addReviewVerbs } from './verbs/review.js';
import { addStartVerb } from './verbs/start.js';
import { addWorkVerbs } from './verbs/work.js';

/** The whole command line: one function a group of verbs adds its own. */
export function buildProgram(
  world: { streams: Streams; environment: NodeJS.ProcessEnv },
  opened: (session: Session) => void,
): Command {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const program = new Command('tenor')
    .description('Turns agreements and data processing addenda into obligations that can be kept.')
    .version(version)
    .option('--db <file>', 'database (else TENOR_DB, else tenor.yaml, else obligations.db)')
    .option('--config <file>', 'configuration (else tenor.yaml here, else in the user configuration folder)')
    .option('--now <when>', 'fix the clock: 2026-05-01T09:00')
    .option('--no-color', 'no colour (also NO_COLOR)')
    .option('--debug', 'show the stack trace of an error')
    .helpCommand('help [verb]', 'show how a verb is used')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.streams.output.write(text),
      writeErr: (text) => world.streams.errors.write(text),
    })
    .showHelpAfterError('(tenor help VERB shows how it is used)');

  const act: Act =
    (work) =>
    async (...args) => {
      const session = new Session(world.streams, program.opts<GlobalOptions>(), world.environment);
      opened(session);
      await work(session, ...args);
    };

  for (const add of [
    addStartVerb,
    addImportVerb,
    addDocumentVerbs,
    addObligationVerbs,
    addResolveVerb,
    addExplainVerbs,
    addEventVerbs,
    addWorkVerbs,
    addReviewVerbs,
    addConflictVerbs,
    addRemindVerbs,
    addExportVerb,
    addLinkVerbs,
    addGrammarVerbs,
    addHealthVerb,
  ]) {
    add(program, act);
  }
  return program;
}
