import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Act } from './act.js';
import { type GlobalOptions, Session, type Streams } from './session.js';

type Add = (program: Command, act: Act) => void;

/** Verbs by the file that adds them, in the order in which help lists them. */
export const groups: readonly { readonly verbs: readonly string[]; readonly load: () => Promise<Add> }[] = [
  { verbs: ['start'], load: async () => (await import('./verbs/start.js')).addStartVerb },
  { verbs: ['import'], load: async () => (await import('./verbs/import.js')).addImportVerb },
  { verbs: ['documents', 'show'], load: async () => (await import('./verbs/documents.js')).addDocumentVerbs },
  {
    verbs: ['obligations', 'due', 'calendar'],
    load: async () => (await import('./verbs/obligations.js')).addObligationVerbs,
  },
  { verbs: ['search'], load: async () => (await import('./verbs/search.js')).addSearchVerb },
  { verbs: ['resolve'], load: async () => (await import('./verbs/resolve.js')).addResolveVerb },
  { verbs: ['explain'], load: async () => (await import('./verbs/explain.js')).addExplainVerbs },
  { verbs: ['event', 'events'], load: async () => (await import('./verbs/events.js')).addEventVerbs },
  {
    verbs: ['done', 'waive', 'reopen', 'snooze', 'assign', 'note'],
    load: async () => (await import('./verbs/work.js')).addWorkVerbs,
  },
  { verbs: ['review'], load: async () => (await import('./verbs/review.js')).addReviewVerbs },
  { verbs: ['conflicts'], load: async () => (await import('./verbs/conflicts.js')).addConflictVerbs },
  { verbs: ['remind'], load: async () => (await import('./verbs/remind.js')).addRemindVerbs },
  { verbs: ['export'], load: async () => (await import('./verbs/export.js')).addExportVerb },
  { verbs: ['link', 'links'], load: async () => (await import('./verbs/link.js')).addLinkVerbs },
  { verbs: ['grammar'], load: async () => (await import('./verbs/grammar.js')).addGrammarVerbs },
  { verbs: ['doctor', 'journal'], load: async () => (await import('./verbs/health.js')).addHealthVerb },
  { verbs: ['backup', 'restore'], load: async () => (await import('./verbs/backup.js')).addBackupVerbs },
];

/** Of the command line those that must be loaded: a verb brings what it works with, and most of that is of no use to the
 *  others. All where it names none, or asks for help on all. */
function groupsFor(argv: readonly string[]): typeof groups {
  let at = 0;
  while (/^--(no-color$|debug$|(db|config|now)(=|$))/.test(argv[at] ?? ''))
    at += /^--(db|config|now)$/.test(argv[at]!) ? 2 : 1;
  // Without a verb, what `start` shows; the help on a verb is told by that verb alone.
  const verb = at === argv.length ? 'start' : argv[at] === 'help' ? argv[at + 1] : argv[at];
  const own = groups.filter(({ verbs }) => verbs.includes(verb!));
  return own.length > 0 ? own : groups;
}

/** The command line, with the verbs that `argv` may mean. */
export async function buildProgram(
  argv: readonly string[],
  world: { streams: Streams; environment: NodeJS.ProcessEnv },
  opened: (session: Session) => void,
): Promise<Command> {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const program = new Command('tenor')
    .description('Turns agreements and data processing addenda into obligations that can be kept.')
    .version(version)
    .option('--db <database>', 'a file, or postgres://… (else TENOR_DB, else tenor.yaml, else obligations.db)')
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

  for (const add of await Promise.all(groupsFor(argv).map(({ load }) => load()))) add(program, act);
  return program;
}
