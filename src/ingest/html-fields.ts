import { attribute, type Element } from './html-lists.js';

/** Fields of a form in which words are typed. */
const typed = /^(?:text|number|date|month|time|email|tel|url|)$/i;

/** What a reader sees in a field of a form: what was filled in, a blank where nothing was; nothing for any other element. */
export function filledIn(element: Element): string {
  if (element.tagName === 'select') return chosen(element);
  if (element.tagName !== 'input') return '';
  const type = attribute(element, 'type') ?? '';
  if (/^(?:checkbox|radio)$/i.test(type)) return attribute(element, 'checked') === undefined ? '☐' : '☒';
  if (!typed.test(type)) return '';
  return attribute(element, 'value')?.trim() || '[ ]';
}

/** The option that is selected, else the first. */
function chosen(select: Element): string {
  const options = select.childNodes.filter((node): node is Element => node.nodeName === 'option');
  const option = options.find((one) => attribute(one, 'selected') !== undefined) ?? options[0];
  return (option?.childNodes ?? []).map((node) => ('value' in node ? node.value : '')).join('');
}
