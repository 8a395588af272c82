import { House0001 } from './0001_house.js';
import { Parties0002 } from './0002_parties.js';
import { Transparency0010 } from './0010_transparency.js';

/** Every migration, in order. */
export const MIGRATIONS = [House0001, Parties0002, Transparency0010];
