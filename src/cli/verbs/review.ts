import { type Command, Option } from 'commander';
import { addObligation, listToReview, reviewObligation } from '../../app/review-obligations.js';
import { showDocument } from '../../app/show-document.js';
import { UsageError } from '../../model/errors.js';
import type { Modality, ObligationKind, Relation } from '../../model/obligation.js';
import { modalities, obligationKinds, relations } from '../../model/obligation.js';
import type { ObligationEdit } from '../../model/record.js';
import type { Value } from '../../model/value.js';
import { parseValue } from '../../model/value-text.js';
import { printable } from '../../report/escaping.js';
import { obligationJson } from '../../report/json-listing.js';
import { formatObligations } from '../../report/obligation-listing.js';
import type { Act } from '../act.js';
import type { FilterFlags } from '../options.js';
import { filterOptions, readFilter } from '../options.js';

interface EditFlags {
  readonly kind?: ObligationKind;
  readonly modality?: Modality;
  readonly obligor?: string;
  readonly obligee?: string;
  readonly action?: string;
  readonly value?: string;
  readonly relation?: Relation;
  readonly reason?: string;
  readonly json?: boolean;
}

export function addReviewVerbs(program: Command, act: Act): void {
  const review = program
    .command('review')
    .description('List what nobody has looked at yet, the least certain first; confirm, edit, dismiss, add.')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  tenor review --doc msa.pdf\n  tenor review edit 3f2a91bc --value P5D/business --reason "see side letter"',
    );
  for (const option of filterOptions()) review.addOption(option);
  review.action(
    act(async (session, flags: FilterFlags & { json?: boolean }) => {
      const views = await listToReview(await session.workspace(), readFilter(flags), { now: session.now });
      if (flags.json) session.printJson(views.map(obligationJson));
      else if (views.length === 0) session.say('Everything has been looked at.');
      else session.print(formatObligations(views, session.width));
    }),
  );

  for (const [verb, state, description] of [
    ['confirm', 'confirmed', 'It is as tenor read it.'],
    ['dismiss', 'dismissed', 'It is no obligation; it stays dismissed when the document is read again.'],
    ['reset', 'unreviewed', 'Take the verdict back.'],
  ] as const) {
    review
      .command(verb)
      .description(description)
      .argument('<obligation...>', 'ids')
      .option('--reason <words>', 'why')
      .action(
        act(async (session, ids: string[], flags: { reason?: string }) => {
          const workspace = await session.workspace();
          for (const id of ids) {
            const verdict =
              state === 'unreviewed'
                ? { state }
                : { state, ...(flags.reason !== undefined && { reason: flags.reason }) };
            const obligation = await reviewObligation(workspace, id, verdict, session.acting);
            session.print(`${obligation.id}: ${obligation.review}`);
          }
        }),
      );
  }

  const edit = review.command('edit').description('Correct what was read.').argument('<obligation>', 'id');
  for (const option of editOptions()) edit.addOption(option);
  edit.action(
    act(async (session, id: string, flags: EditFlags) => {
      const verdict = {
        state: 'edited' as const,
        edit: readEdit(flags),
        ...(flags.reason !== undefined && { reason: flags.reason }),
      };
      const obligation = await reviewObligation(await session.workspace(), id, verdict, session.acting);
      if (flags.json) session.printJson(obligation);
      else session.print(`${obligation.id}: ${obligation.review}`);
    }),
  );

  const add = review
    .command('add')
    .description('Add an obligation that tenor did not see, by its words.')
    .argument('<document>', 'id, file name or title')
    .argument('<words>', 'an exact piece of its text')
    .addHelpText(
      'after',
      '\nExample:\n  tenor review add msa.pdf "pay the Fees by the last day of each month" --kind deadline --obligor Customer --value R/P1M',
    );
  for (const option of editOptions()) add.addOption(option);
  add.action(
    act(async (session, document: string, words: string, flags: EditFlags) => {
      if (!flags.kind || !flags.value || !flags.obligor)
        throw new UsageError('review add needs --kind, --value and --obligor');
      const workspace = await session.workspace();
      const { record, text } = await showDocument(workspace, document, { now: session.now });
      const start = text.indexOf(words);
      if (start < 0) throw new UsageError(`${record.file} does not hold these words exactly: "${printable(words)}"`);
      if (text.indexOf(words, start + 1) >= 0)
        throw new UsageError(`${record.file} holds these words more than once: give more of them`);
      const { kind, obligor, ...edit } = readEdit(flags) as ObligationEdit & {
        kind: ObligationKind;
        obligor: string;
        value: Value;
      };
      const obligation = await addObligation(
        workspace,
        {
          document: record.id,
          start,
          end: start + words.length,
          kind,
          obligor,
          modality: edit.modality ?? 'must',
          obligee: edit.obligee ?? '',
          action: edit.action ?? words,
          value: edit.value,
          edit,
        },
        session.acting,
      );
      if (flags.json) session.printJson(obligation);
      else session.print(`${obligation.id}: added`);
    }),
  );
}

function editOptions(): Option[] {
  return [
    new Option('--kind <kind>', 'what it is').choices(obligationKinds),
    new Option('--modality <modality>', 'how it binds').choices(modalities),
    new Option('--obligor <party>', 'who owes it'),
    new Option('--obligee <party>', 'who is owed it'),
    new Option('--action <words>', 'what is to be done'),
    new Option('--value <value>', 'as in exports: P3D/business, 2026-12-01, R/P3M, EUR 500'),
    new Option('--relation <relation>', 'how the value counts').choices(relations),
    new Option('--reason <words>', 'why'),
    new Option('--json', 'as JSON'),
  ];
}

function readEdit({ reason: _, json: __, value, ...flags }: EditFlags): ObligationEdit {
  if (value === undefined) return flags;
  const parsed = parseValue(value);
  // A number that has no form would be kept as words, and count nothing.
  if (parsed.type === 'words' && /\d/.test(value))
    throw new UsageError(
      `--value ${value}: write it as exports do: P3D/business, 2026-12-01, R/P3M, EUR 500, 5% of fees`,
    );
  return { ...flags, value: parsed };
}
