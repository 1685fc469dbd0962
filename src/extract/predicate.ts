import type { Modality } from '../model/obligation.js';

/** Whose doing a verb group is. */
export interface Subject {
  /** A party's alias, `both`, or empty where a thing or nobody is named. */
  readonly subject: string;
  /** Where its words begin; the verb group itself where there are none. */
  readonly from: number;
  /** Somebody who is no party, by the text's own words: `security desk`, `Members of staff`. */
  readonly actor?: Actor | null;
}

export interface Actor {
  readonly name: string;
  /** `staff` acts for a party, and so does a `body` that is only known by its capitals; an `outsider` on its own. */
  readonly kind: string;
}

/** Somebody's doing, read from one sentence: "Party B shall … notify", "the fees are paid", "the supplier fails to cure".
 *  Tokens are counted within the sentence. */
export interface Predicate {
  /** First token of the verb group: the modal, or the verb where there is none. */
  readonly at: number;
  /** The main verb; `count` of the sentence where the group ends the sentence. */
  readonly verb: number;
  /** Where the subject's words begin. */
  readonly from: number;
  /** A party's alias, `both`, or empty where a thing is the subject. */
  readonly subject: string;
  /** Somebody who is no party is the subject: "the security desk", "members of staff". */
  readonly actor: Actor | null;
  /** "shall be paid", "are returned". */
  readonly passive: boolean;
  /** "by Party B" after a passive. */
  readonly agent: string;
  /** "by the surveyor" after a passive. */
  readonly agentActor: Actor | null;
  readonly modality: Modality;
  /** A modal, or an agreement to do something, stands there. */
  readonly stated: boolean;
  /** "fails to", "has not", "is unable to". */
  readonly failure: boolean;
  /** In an "if", "unless", "when" clause. */
  readonly conditional: boolean;
  /** In a clause that only tells more of a noun: "as may be requested by", "which the Supplier uses". */
  readonly relative: boolean;
  /** Made from "require Party B to pay": whose doing it is, by another's will. */
  readonly required: boolean;
  /** "need not pay": who may leave it undone. */
  readonly spared: boolean;
  /** "Report every spill": a rule that only says what to do, and whoever reads it is to do it. */
  readonly order: boolean;
}
