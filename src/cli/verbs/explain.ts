import type { Command } from 'commander';
import { explainObligation } from '../../app/explain-obligation.js';
import { formatExplanation } from '../../report/explanation.js';
import { explanationJson } from '../../report/json-listing.js';
import type { Act } from '../act.js';

export function addExplainVerbs(program: Command, act: Act): void {
  program
    .command('explain')
    .description(
      'Show why: the words in their clause, the rule that read them, the arithmetic of each date, the conflicts.',
    )
    .argument('<obligation>', 'id')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor explain 3f2a91bc')
    .action(
      act(async (session, id: string, flags: { json?: boolean }) => {
        const explanation = await explainObligation(await session.workspace(), id, { now: session.now });
        if (flags.json) session.printJson(explanationJson(explanation));
        else session.print(formatExplanation(explanation, session.textWidth));
      }),
    );
}
