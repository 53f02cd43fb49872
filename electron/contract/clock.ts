// Plain functions without schemas: what the first file of the page may load.
export {
  CLOCK_STANDINGS,
  type ClockStanding,
  clockStanding,
  dutyStanding,
} from '../../db/domain/filing/clock-standing';
