import { obligationKinds } from '../model/obligation.js';

/** What a value must be. */
export type SettingType =
  | 'text'
  | 'texts'
  | 'path'
  | 'paths'
  | 'time zone'
  | 'calendars'
  | 'yes or no'
  | 'time of day'
  | 'days'
  | 'whole number'
  | 'port'
  | 'e-mail address'
  | { readonly oneOf: readonly string[] }
  /** Keys of a kind of their own stand below. */
  | 'group';

/** One key of `tenor.yaml`: what is checked is what the manual prints. */
export interface ConfigurationKey {
  /** Dotted; `*` stands for a name of your own: `channels.*.host`. */
  readonly path: string;
  readonly type: SettingType;
  readonly says: string;
  /** As it would be written; empty where there is none. */
  readonly default: string;
}

const key = (path: string, type: SettingType, says: string, byDefault = ''): ConfigurationKey => ({
  path,
  type,
  says,
  default: byDefault,
});

export const defaultLeadTimes: Record<(typeof obligationKinds)[number], readonly number[]> = {
  deadline: [7, 1, 0],
  // A notice must be written, signed and sent, and be there in time.
  'notice-period': [30, 14, 7, 1, 0],
  penalty: [7, 0],
  'audit-right': [30, 7, 0],
  retention: [30, 7, 0],
};

export const configurationKeys: readonly ConfigurationKey[] = [
  key(
    'database',
    'text',
    'Where obligations are kept: a path, from the folder of this file, or `postgres://…`.',
    'obligations.db',
  ),
  key('time-zone', 'time zone', "The team's time zone; contracts that fix their own clock keep it.", "the machine's"),
  key('we', 'texts', 'Names, or aliases, under which contracts name us; part of a name will do.', '[]'),
  key('calendars', 'group', 'Whose public holidays count in business days.'),
  key(
    'calendars.default',
    'calendars',
    "Where neither the contract's words nor its law choose one: GB-ENG, US-NY, CN.",
  ),
  key('calendars.by-law', 'group', 'By governing law, as the contract writes it.'),
  key('calendars.by-law.*', 'calendars', 'The calendars for that law; a day must be a business day in all of them.'),
  key('calendars.by-document', 'group', 'By file name, title or id of a document; wins over everything else.'),
  key('calendars.by-document.*', 'calendars', 'The calendars for that document.'),
  key('calendars.files', 'paths', 'Calendar files of your own: days off, working days, what they are based on.', '[]'),
  key(
    'working-hours',
    'group',
    'When business hours run, where the contract defines none; without either "4 business hours" has no date.',
  ),
  key('working-hours.from', 'time of day', 'When they begin.'),
  key('working-hours.to', 'time of day', 'When they end.'),
  key('lead-times', 'group', 'How many days ahead to remind, by kind of obligation; 0 is the day itself.'),
  ...obligationKinds.map((kind) =>
    key(`lead-times.${kind}`, 'days', `Days ahead for ${kind}.`, `[${defaultLeadTimes[kind].join(', ')}]`),
  ),
  key('channels', 'group', 'How reminders travel.'),
  key('channels.*', 'group', 'A channel, by a name of your own.'),
  key('channels.*.type', { oneOf: ['email', 'file'] }, 'By e-mail, or appended to a file.'),
  key('channels.*.host', 'text', 'E-mail: the mail server.'),
  key('channels.*.port', 'port', 'E-mail: its port.', '587'),
  key('channels.*.secure', 'yes or no', 'E-mail: TLS from the first byte; otherwise as soon as offered.', 'port = 465'),
  key('channels.*.from', 'e-mail address', 'E-mail: the sender.'),
  key('channels.*.user', 'text', 'E-mail: the user to log in as.'),
  key('channels.*.password-file', 'path', 'E-mail: a file that holds the password and nothing else.'),
  key('channels.*.path', 'path', 'File: where reminders are appended.'),
  key('owners', 'group', 'Who can be assigned to obligations and reminded.'),
  key('owners.*', 'group', 'A person, by the name used with "tenor assign".'),
  key('owners.*.email', 'e-mail address', 'Where e-mail reaches them.'),
  key('owners.*.channels', 'texts', 'Names of channels.', 'all'),
  key('remind', 'group', 'Whom and what reminders are about.'),
  key('remind.only-confirmed', 'yes or no', 'Unreviewed findings remind nobody.', 'false'),
  key('remind.to', 'texts', 'Owners who are reminded of what has no owner.', 'every owner'),
  key('remind.about', { oneOf: ['us', 'all'] }, "Our own duties only, or both sides'.", 'all'),
  key('remind.overdue-days', 'whole number', 'For how many days after a due date to go on, once a week.', '30'),
];
