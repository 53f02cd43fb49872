// Plain functions without schemas: what the first file of the page may load.
export {
  type ClockStanding,
  clockStanding,
  dutyStanding,
} from '../../db/domain/filing/clock-standing';
