import { type Command, Option } from 'commander';
import { type SearchOptions, searchText } from '../../app/search-text.js';
import { type ObligationKind, obligationKinds } from '../../model/obligation.js';
import { formatSearchHits, searchHitJson } from '../../report/search-results.js';
import type { Act } from '../act.js';
import { oneOrMore, wholeNumber } from '../options.js';

interface SearchFlags {
  readonly doc?: string;
  readonly kind?: ObligationKind[];
  readonly party?: string;
  readonly any?: boolean;
  readonly limit: number;
  readonly json?: boolean;
}

export function addSearchVerb(program: Command, act: Act): void {
  program
    .command('search')
    .description('Find words in clauses and obligations: the best first, with the words around them.')
    .argument('<words...>', 'all of them, inflected too; "in quotation marks" as they stand; notif* what begins so')
    .option('--doc <document>', 'only in this one: id, file name or title')
    .addOption(
      new Option('--kind <kinds>', `only clauses with such an obligation: ${obligationKinds.join(', ')}`).argParser(
        oneOrMore(obligationKinds),
      ),
    )
    .option('--party <name>', 'only clauses with an obligation that this party owes or is owed')
    .option('--any', 'clauses with any of the words, not all')
    .option('--limit <count>', 'at most this many', wholeNumber, 20)
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `\nExample:\n  tenor search breach notification\n  tenor search '"personal data" delet*' --kind retention --doc addendum`,
    )
    .action(
      act(async (session, words: string[], flags: SearchFlags) => {
        const options: SearchOptions = {
          limit: flags.limit,
          ...(flags.doc !== undefined && { document: flags.doc }),
          ...(flags.kind && { kinds: flags.kind }),
          ...(flags.party !== undefined && { party: flags.party }),
          ...(flags.any && { any: true }),
          onIndexing: (documents) => {
            if (documents >= 20) session.say(`Indexing ${documents} documents that are new since the last search.`);
          },
        };
        const { hits, total } = await searchText(await session.workspace(), words.join(' '), options);
        const mark = session.colour ? (word: string) => `\u001b[1m${word}\u001b[22m` : (word: string) => word;
        if (flags.json) session.printJson(hits.map(searchHitJson));
        else session.print(formatSearchHits(hits, session.textWidth, mark));
        if (total === 0 && !flags.json) {
          session.say(
            flags.any
              ? 'Nothing holds any of these words.'
              : 'Nothing holds all of these words; --any finds clauses with some of them.',
          );
        }
        if (total > hits.length) session.say(`${hits.length} of ${total}; --limit ${total} shows all.`);
      }),
    );
}
