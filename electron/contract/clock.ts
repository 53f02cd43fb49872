// Plain functions without schemas: what the first file of the page may load.
export { momentOfWall, wallText } from '../../db/domain/dates/moment';
export {
  type ClockStanding,
  clockStanding,
  dutyStanding,
} from '../../db/domain/filing/clock-standing';
