import {
  type FoundPlaces,
  findAllPassages,
  type ItemPassages,
  searchForItem,
} from '../../../db/services/marking/find-passages';
import { type ReadingPlace, reading } from './reading';

/** Passages of all items of an assignment. */
export function findPassagesTask(input: ReadingPlace & { assignmentId: string }): Promise<ItemPassages[]> {
  return reading(input, (db, law) => findAllPassages(db, law, input.assignmentId));
}

/** Searches all documents of an assignment for one item. */
export function searchItemTask(
  input: ReadingPlace & { assignmentId: string; item: string; more: readonly string[] },
): Promise<FoundPlaces> {
  return reading(input, (db, law) => searchForItem(db, law, input));
}
