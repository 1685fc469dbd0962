import type { Command } from 'commander';
import { listDocuments } from '../../app/list-documents.js';
import { type DocumentView, showDocument } from '../../app/show-document.js';
import { formatDocument, formatDocuments } from '../../report/document-page.js';
import { documentJson, obligationJson } from '../../report/json-listing.js';
import type { Act } from '../act.js';

export function addDocumentVerbs(program: Command, act: Act): void {
  program
    .command('documents')
    .description('List the documents in the database.')
    .option('--all-versions', 'also those that a later version replaced')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor documents --json | jq ".[].title"')
    .action(
      act(async (session, flags: { allVersions?: boolean; json?: boolean }) => {
        const records = await listDocuments(await session.workspace(), { allVersions: flags.allVersions ?? false });
        if (flags.json) session.printJson(records.map(documentJson));
        else if (records.length === 0) session.say('No documents yet: tenor import PATH');
        else session.print(formatDocuments(records, session.width));
      }),
    );

  program
    .command('show')
    .description('Show one document: parties, dates, clause tree, obligations, findings.')
    .argument('<document>', 'id, file name or title')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor show msa.pdf')
    .action(
      act(async (session, designation: string, flags: { json?: boolean }) => {
        const view = await showDocument(await session.workspace(), designation, { now: session.now });
        if (flags.json) session.printJson(showJson(view));
        else session.print(formatDocument(view, session.width));
      }),
    );
}

function showJson({
  record,
  tree,
  provisions,
  obligations,
  stops,
  precedence,
  findings,
  links,
  versions,
  events,
}: DocumentView) {
  return {
    ...documentJson(record),
    facts: record.facts,
    parts: tree.parts,
    clauses: tree.clauses,
    provisions,
    obligations: obligations.map(obligationJson),
    stops: stops.map(({ document, ...stop }) => ({ document: document.id, ...stop })),
    precedence,
    findings,
    links: links.map(({ link }) => link),
    versions: versions.map(({ id, version, imported }) => ({ id, version, imported })),
    events,
  };
}
