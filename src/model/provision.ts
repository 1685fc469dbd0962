import type { Span } from './span.js';

/** The 41 categories of CUAD v1 (The Atticus Project) by their kebab-case names, then those of data protection. */
export const provisionCategories = [
  'document-name',
  'parties',
  'agreement-date',
  'effective-date',
  'expiration-date',
  'renewal-term',
  'notice-period-to-terminate-renewal',
  'governing-law',
  'most-favored-nation',
  'non-compete',
  'exclusivity',
  'no-solicit-of-customers',
  'competitive-restriction-exception',
  'no-solicit-of-employees',
  'non-disparagement',
  'termination-for-convenience',
  'rofr-rofo-rofn',
  'change-of-control',
  'anti-assignment',
  'revenue-profit-sharing',
  'price-restrictions',
  'minimum-commitment',
  'volume-restriction',
  'ip-ownership-assignment',
  'joint-ip-ownership',
  'license-grant',
  'non-transferable-license',
  'affiliate-license-licensor',
  'affiliate-license-licensee',
  'unlimited-all-you-can-eat-license',
  'irrevocable-or-perpetual-license',
  'source-code-escrow',
  'post-termination-services',
  'audit-rights',
  'uncapped-liability',
  'cap-on-liability',
  'liquidated-damages',
  'warranty-duration',
  'insurance',
  'covenant-not-to-sue',
  'third-party-beneficiary',
  'breach-notification',
  'sub-processing',
  'data-location',
  'cross-border-transfer',
  'retention',
  'deletion',
  'data-subject-requests',
  'security-measures',
] as const;
export type ProvisionCategory = (typeof provisionCategories)[number];

/** A span of text with a clause category. */
export interface Provision extends Span {
  readonly category: ProvisionCategory;
  readonly part: string;
  readonly clause: string;
  /** 1-based. */
  readonly page: number;
  /** 0 to 1, calibrated: of the provisions given 0.9, nine in ten are right. */
  readonly confidence: number;
  /** The grammar rule, or `model` with its strongest features. */
  readonly rule: string;
  readonly reasons: readonly string[];
}
