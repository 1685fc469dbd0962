import { type Command, Option } from 'commander';
import { decideLink, linkDocuments, listLinks } from '../../app/link-documents.js';
import type { LinkView } from '../../app/views.js';
import type { LinkRelation } from '../../model/record.js';
import { linkRelations } from '../../model/record.js';
import { printable } from '../../report/escaping.js';
import { titleOf } from '../../report/titles.js';
import type { Act } from '../act.js';

export function addLinkVerbs(program: Command, act: Act): void {
  program
    .command('link')
    .description('Confirm that one document amends, supplements, replaces or stands under another.')
    .argument('<from>', 'the amending document: id, file name or title')
    .addArgument(program.createArgument('<relation>', 'how').choices(linkRelations))
    .argument('<to>', 'the amended document')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor link amendment-1.docx amends msa.pdf')
    .action(
      act(async (session, from: string, relation: LinkRelation, to: string, flags: { json?: boolean }) => {
        const link = await linkDocuments(await session.workspace(), { from, relation, to }, session.acting);
        if (flags.json) session.printJson(link);
        else session.print(formatLink(link));
      }),
    );

  program
    .command('links')
    .description('List links between documents: proposed by the text, or confirmed; missing documents are named.')
    .addOption(new Option('--confirm <link>', 'the text is right'))
    .addOption(new Option('--reject <link>', 'the text misleads').conflicts('confirm'))
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor links --confirm 5d1c')
    .action(
      act(async (session, flags: { confirm?: string; reject?: string; json?: boolean }) => {
        const workspace = await session.workspace();
        const id = flags.confirm ?? flags.reject;
        const links =
          id === undefined
            ? await listLinks(workspace)
            : [await decideLink(workspace, id, flags.confirm ? 'confirmed' : 'rejected', session.acting)];
        if (flags.json) session.printJson(links);
        else if (links.length === 0) session.say('No document refers to another.');
        else session.print(links.flatMap(formatLink));
      }),
    );
}

function formatLink({ link, from, to, missing, doubts }: LinkView): string[] {
  const target = to
    ? `${printable(titleOf(to))} (${printable(to.file)})`
    : `"${printable(link.title)}"${link.date ? ` of ${link.date}` : ''}, ${printable(missing ?? '')}`;
  return [
    `${link.id.slice(0, 8)}  ${printable(titleOf(from))} (${printable(from.file)}) ${link.relation} ${target}  [${link.state}]`,
    ...doubts.map((doubt) => `          ${printable(doubt)}`),
  ];
}
