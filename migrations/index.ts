import { House0001 } from './0001_house.js';
import { Parties0002 } from './0002_parties.js';

/** Every migration, in order. */
export const MIGRATIONS = [House0001, Parties0002];
