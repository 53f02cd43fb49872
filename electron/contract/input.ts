/** Readers of typed values that forms and the core share: what a field accepts is what the core understands. */
export { parsePhones } from '../../db/domain/codes/phone';
export { readShortCode } from '../../db/domain/codes/short-code';
export { checkUscc } from '../../db/domain/codes/uscc';
export { parseCivilDate } from '../../db/domain/dates/parse-date';
export { DESKS, OFFICE_LEVELS } from '../../db/domain/desk';
export { readClockText } from '../../db/domain/drill/clock';
export { clockOf, readClock } from '../../db/domain/drill/design';
export { DEFAULT_DUTY_SETTINGS } from '../../db/domain/duties/rule-book';
export { parseCoordinate } from '../../db/domain/enterprise/coordinates';
export { parsePastEmployers, pastEmployerText } from '../../db/domain/expert/past-employers';
export { NOTICE_KINDS, type NoticeKind } from '../../db/domain/filing/case-codes';
export { DEFAULT_FILING_NUMBER_TEMPLATE, formatFilingNumber } from '../../db/domain/filing/filing-number';
export { isGap } from '../../db/domain/filing/materials';
export { DEFAULT_NOTICE_TEMPLATES } from '../../db/domain/filing/notice-number';
export type { Datum } from '../../db/domain/place/datum';
export type { Place } from '../../db/domain/place/distance';
export { type PlaceDoubt, placeDoubts } from '../../db/domain/place/doubts';
export { readPlace } from '../../db/domain/place/read-place';
