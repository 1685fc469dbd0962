/** Numbers that a house puts its own letters before: "SC.22", "T14.", "P4.3". */
import { expect, test } from 'vitest';
import { readStructure } from '../../src/structure/read-structure.js';
import { read } from './text-source.js';

