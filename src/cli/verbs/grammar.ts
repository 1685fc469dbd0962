import type { Command } from 'commander';
import { type Impact, measureImpact } from '../../app/measure-impact.js';
import { checkGrammars, runGrammarExamples, traceGrammars } from '../../app/try-grammars.js';
import { printable } from '../../report/escaping.js';
import { formatTrace } from '../../report/grammar-trace.js';
import { formatImpact } from '../../report/impact.js';
import type { Act } from '../act.js';
import { grammarsFolder } from '../session.js';

const folderOption = [
  '--folder <folder>',
  'grammars to use instead of those that come with tenor',
  grammarsFolder,
] as const;

export function addGrammarVerbs(program: Command, act: Act): void {
  const grammar = program.command('grammar').description('Check, test and trace the grammars that read the documents.');

  grammar
    .command('check')
    .description('Check the shape of every grammar file.')
    .option(...folderOption)
    .action(
      act(async (session, flags: { folder: string }) => {
        const { rules, vocabularies } = checkGrammars(flags.folder);
        session.print(`${rules} rules, ${vocabularies} vocabularies: all well formed`);
      }),
    );

  grammar
    .command('test')
    .description('Run the examples that stand beside the rules.')
    .argument('[rules]', 'the beginning of their names: deadline/ or deadline/within-period')
    .option(...folderOption)
    .option('--impact', 'also show what would change in the database: obligations gained, lost, changed')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor grammar test deadline/\n  tenor grammar test --impact')
    .action(
      act(async (session, of: string | undefined, flags: { folder: string; impact?: boolean; json?: boolean }) => {
        const report = runGrammarExamples(flags.folder, of ?? null);
        const impact = flags.impact ? await measureImpact(await session.workspace(), flags.folder) : null;
        if (flags.json) session.printJson(impact ? { ...report, impact: impactJson(impact) } : report);
        else {
          session.print(report.faults.map(({ file, line, message }) => `${file}:${line}: ${printable(message)}`));
          session.print(
            `${report.rules} rules, ${report.examples} examples, ${report.counterExamples} counter-examples, ${report.misses} known misses: ${report.faults.length} faults`,
          );
          if (impact) session.print(formatImpact(impact));
        }
        if (report.faults.length > 0) session.needsPerson();
      }),
    );

  grammar
    .command('trace')
    .description('Show which values, phrases and rules a sentence meets, and how.')
    .argument('<text>', 'a sentence')
    .option(...folderOption)
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor grammar trace "The Tenant pays within ten days of the invoice."')
    .action(
      act(async (session, text: string, flags: { folder: string; json?: boolean }) => {
        const trace = traceGrammars(flags.folder, text);
        if (flags.json) session.printJson(trace);
        else session.print(formatTrace(trace));
      }),
    );
}

function impactJson({ documents, unchanged, lines }: Impact) {
  return {
    documents,
    unchanged,
    lines: lines.map(({ document, ...line }) => ({ document: document.id, file: document.file, ...line })),
  };
}
