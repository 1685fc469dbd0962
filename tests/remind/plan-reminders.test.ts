import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { readConfiguration } from '../../src/app/configuration.js';
import type { Configuration } from '../../src/model/configuration.js';
import type { Occurrence } from '../../src/model/obligation.js';
import { planReminders, type Remindable } from '../../src/remind/plan-reminders.js';

const post = {
  type: 'email',
  name: 'post',
  host: 'localhost',
  port: 25,
  secure: false,
  from: 'tenor@example.org',
  user: null,
  passwordFile: null,
} as const;
const log = { type: 'file', name: 'log', path: 'reminders.txt' } as const;
const defaults = readConfiguration(null, { timeZone: 'Europe/London' });
const configuration: Configuration = {
  ...defaults,
  channels: [post, log],
  owners: [
    { name: 'maria', email: 'maria@example.org', channels: ['post'] },
    { name: 'jo', email: null, channels: [] },
  ],
  remind: { ...defaults.remind, to: ['maria'] },
};

function due(day: string, more: Partial<Occurrence> = {}, also: Partial<Remindable> = {}): Remindable {
  const occurrence: Occurrence = {
    id: `o@${day}`,
    obligation: 'o',
    key: day,
    due: day,
    allDay: true,
    opens: null,
    sendBy: null,
    trace: [],
    status: 'open',
    owner: null,
    snoozedUntil: null,
    notes: [],
    ...more,
  };
  return { occurrence, kind: 'notice-period', review: 'unreviewed', ours: true, day, ...also };
}

function plan(today: string, items: Remindable[], how: Partial<Configuration['remind']> = {}) {
  const wanted = { ...configuration, remind: { ...configuration.remind, ...how } };
  return planReminders(items, wanted, Temporal.PlainDate.from(today));
}

test('a notice that is due on 31 December is first told of 30 days before, and not a day earlier', () => {
  expect(plan('2026-11-30', [due('2026-12-31')]).reminders).toEqual([]);
  expect(plan('2026-12-01', [due('2026-12-31')]).reminders).toMatchObject([
    { lead: 30, recipient: 'maria', channel: 'post', due: '2026-12-31' },
  ]);
});

test('between two lead times the reminder is the same, so that it is sent once', () => {
  const ids = ['2026-12-01', '2026-12-09', '2026-12-16'].map((day) => plan(day, [due('2026-12-31')]).reminders[0]!.id);
  expect(new Set(ids).size).toBe(1);
  expect(plan('2026-12-17', [due('2026-12-31')]).reminders[0]).toMatchObject({ lead: 14 });
});

test('after downtime only the lead time that came last is told', () => {
  expect(plan('2026-12-26', [due('2026-12-31')]).reminders.map(({ lead }) => lead)).toEqual([7]);
});

test('what is overdue is told of the day after, then once a week, then no more', () => {
  const overdue = due('2026-12-01', { status: 'overdue' });
  const leads = ['2026-12-02', '2026-12-08', '2026-12-09', '2026-12-31'].map(
    (day) => plan(day, [overdue]).reminders[0]!.lead,
  );
  expect(leads).toEqual([-1, -1, -8, -29]);
  expect(plan('2027-01-02', [overdue]).reminders).toEqual([]);
});

test('what is done or waived reminds nobody', () => {
  const items = [due('2026-12-31', { status: 'done' }), due('2026-12-31', { status: 'waived' })];
  expect(plan('2026-12-31', items)).toEqual({ reminders: [], silent: [] });
});

test('a snoozed due date is quiet until its day, and is then told of again', () => {
  const before = plan('2026-12-26', [due('2026-12-31')]).reminders[0]!;
  const snoozed = due('2026-12-31', { snoozedUntil: '2026-12-28' });
  expect(plan('2026-12-27', [snoozed]).reminders).toEqual([]);
  const after = plan('2026-12-28', [snoozed]).reminders[0]!;
  expect(after.lead).toBe(7);
  expect(after.id).not.toBe(before.id);
});

test('a due date that moved is another reminder', () => {
  const [one, other] = ['2026-12-31', '2026-12-30'].map(
    (day) => plan('2026-12-26', [due(day, { id: 'o@event' })]).reminders[0]!.id,
  );
  expect(one).not.toBe(other);
});

test('the same instant told by another clock is the same reminder, another instant is another', () => {
  const idOf = (instant: string) =>
    plan('2026-12-04', [due('2026-12-04', { due: instant, allDay: false })]).reminders.map(({ id }) => id);
  expect(idOf('2026-12-04T10:00:00+00:00')).toEqual(idOf('2026-12-04T18:00:00+08:00'));
  expect(idOf('2026-12-04T10:00:00+00:00')).not.toEqual(idOf('2026-12-04T10:00:00+08:00'));
});

test('an owner is known whatever the case of the name', () => {
  const { reminders, silent } = plan('2026-12-04', [due('2026-12-04', { owner: 'MARIA' })]);
  expect([reminders.map(({ recipient }) => recipient), silent]).toEqual([['maria'], []]);
});

test('an owner is reminded in place of the others, over every channel that reaches them', () => {
  const { reminders } = plan('2026-12-31', [due('2026-12-31', { owner: 'jo' })]);
  expect(reminders.map(({ recipient, channel }) => [recipient, channel])).toEqual([['jo', 'log']]);
});

test('what nobody hears of is said, with the reason', () => {
  expect(plan('2026-12-31', [due('2026-12-31', { owner: 'ann' })]).silent).toEqual([
    { occurrence: 'o@2026-12-31', why: 'its owner "ann" is not among the owners in tenor.yaml' },
  ]);
  expect(plan('2026-12-31', [due('2026-12-31')], { to: [] }).silent[0]!.why).toMatch(/nobody owns it/);
});

test('where only confirmed findings remind, an unreviewed one is silent and a dismissed one is not even named', () => {
  const items = [
    due('2026-12-31'),
    due('2026-12-31', {}, { review: 'confirmed' }),
    due('2026-12-31', {}, { review: 'dismissed' }),
  ];
  const { reminders, silent } = plan('2026-12-31', items, { onlyConfirmed: true });
  expect([reminders.length, silent.length]).toEqual([1, 1]);
});

test("the other side's duties remind only where the team wants it", () => {
  const theirs = due('2026-12-31', {}, { ours: false });
  expect(plan('2026-12-31', [theirs]).reminders).toHaveLength(1);
  expect(plan('2026-12-31', [theirs], { about: 'us' }).reminders).toHaveLength(0);
});

test('a notice that must be sent earlier is told of by the day to send it', () => {
  const early = due('2026-12-31', { sendBy: '2026-12-28' }, { day: '2026-12-28' });
  expect(plan('2026-12-27', [early]).reminders).toMatchObject([{ lead: 1, due: '2026-12-31' }]);
});
