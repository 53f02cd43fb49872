import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useQuery } from '@tanstack/react-query';
import { type ClipboardEvent, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import {
  type Datum,
  type Place,
  type PlaceDoubt,
  parseCoordinate,
  placeDoubts,
  readPlace,
} from '../../../electron/contract/input';
import { useApi } from '../../api/context';
import { ask } from '../../api/queries';
import { InlineNote } from '../InlineNote';
import { FieldFrame } from './FieldFrame';
import styles from './form.module.css';
import { useField } from './use-field';

interface LocationFieldsProps {
  /** Names of the two fields of the form; each holds degrees, null, or what was typed when it cannot be read. */
  readonly longitude?: string;
  readonly latitude?: string;
  /** Field with the region the place must lie in; without one the own office's region counts. */
  readonly regionField?: string;
  /** Places at the very same spot that are known already, such as the unit's: they unmask a pair of another datum. */
  readonly known?: readonly Place[];
  readonly help?: string;
}

const key = ({ longitude, latitude }: Place) => `${longitude},${latitude}`;

/**
 * Longitude and latitude with what is doubtful about them asked beside: exchanged, outside of the region, read from a map
 * of another datum. One press answers; nothing is changed without one. A pair pasted into either field fills both.
 */
export function LocationFields({
  longitude = 'longitude',
  latitude = 'latitude',
  regionField = 'regionCode',
  known = [],
  help,
}: LocationFieldsProps) {
  const { t } = useTranslation('ui');
  const { setValue } = useFormContext();
  const [east, north, region]: unknown[] = useWatch({ name: [longitude, latitude, regionField] });
  const regionCode = typeof region === 'string' && /^\d{6}$/.test(region) ? region : null;
  const { data } = useQuery(ask(useApi(), 'places', 'bounds', { regionCode }));
  const [pasted, setPasted] = useState<{ key: string; datum: Datum | null; fromMap: boolean } | null>(null);
  const [settled, setSettled] = useState<string | null>(null);

  const put = (place: Place) => {
    const how = { shouldDirty: true, shouldValidate: true, shouldTouch: true };
    setValue(longitude, place.longitude, how);
    setValue(latitude, place.latitude, how);
  };
  const settle = (place: Place) => {
    put(place);
    setSettled(key(place));
  };
  const onPair = (text: string): boolean => {
    const read = readPlace(text);
    if (!read) return false;
    put(read.place);
    setPasted({ key: key(read.place), datum: read.datum, fromMap: read.fromMap });
    return true;
  };

  const place =
    typeof east === 'number' && typeof north === 'number' ? { longitude: east, latitude: north } : null;
  const told = place && pasted?.key === key(place) ? pasted : { datum: null, fromMap: false };
  const doubts =
    place === null || settled === key(place)
      ? []
      : placeDoubts(place, { bounds: data?.bounds ?? null, known, datum: told.datum, fromMap: told.fromMap });
  return (
    <>
      <DegreesField axis="longitude" name={longitude} help={help ?? t('place.help')} onPair={onPair} />
      <DegreesField axis="latitude" name={latitude} help={t('place.latitudeHelp')} onPair={onPair} />
      {place &&
        doubts.map((doubt) => (
          <div key={doubt.code} className={styles.doubt}>
            <Doubt doubt={doubt} onAnswer={settle} onKeep={() => setSettled(key(place))} />
          </div>
        ))}
    </>
  );
}

interface DegreesFieldProps {
  readonly axis: 'longitude' | 'latitude';
  readonly name: string;
  readonly help: string;
  /** Offered what was pasted or typed; true when it was a pair and both fields are filled. */
  onPair(text: string): boolean;
}

/** Degrees, typed as a decimal or as 126°57′54″; what cannot be read stays as typed and is refused by the form. */
function DegreesField({ axis, name, help, onPair }: DegreesFieldProps) {
  const { t } = useTranslation('ui');
  const { value, onChange, onBlur, ref, inputId, error } = useField(name);
  const leave = () => {
    if (typeof value === 'string' && !onPair(value)) {
      const parsed = parseCoordinate(value, axis);
      // A number beyond 90 in the latitude is kept as a number, so that the question about a swap can be asked.
      const other = axis === 'latitude' && !parsed.ok ? parseCoordinate(value, 'longitude') : parsed;
      if (other.ok) onChange(other.value);
    }
    onBlur();
  };
  const paste = (event: ClipboardEvent) => {
    if (onPair(event.clipboardData.getData('text'))) event.preventDefault();
  };
  return (
    <FieldFrame label={t(`place.${axis}`)} help={help} error={error} inputId={inputId}>
      {(describedBy) => (
        <OutlinedInput
          id={inputId}
          inputRef={ref}
          value={value === null || value === undefined ? '' : String(value)}
          fullWidth
          error={error !== undefined}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
          onBlur={leave}
          onPaste={paste}
          slotProps={{ input: { 'aria-describedby': describedBy, spellCheck: false } }}
        />
      )}
    </FieldFrame>
  );
}

interface DoubtProps {
  readonly doubt: PlaceDoubt;
  onAnswer(place: Place): void;
  onKeep(): void;
}

function Doubt({ doubt, onAnswer, onKeep }: DoubtProps) {
  const { t } = useTranslation('ui');
  const keep = (
    <Button size="small" onClick={onKeep}>
      {t('place.keep')}
    </Button>
  );
  if (doubt.code === 'swapped')
    return (
      <InlineNote
        tone="soon"
        action={
          <>
            <Button size="small" variant="outlined" onClick={() => onAnswer(doubt.answer)}>
              {t('place.swap')}
            </Button>
            {keep}
          </>
        }
      >
        {t('place.swapped', { ...doubt.answer })}
      </InlineNote>
    );
  if (doubt.code === 'outside')
    return (
      <InlineNote tone="soon" action={keep}>
        {t('place.outside', { ...doubt.bounds })}
      </InlineNote>
    );
  const named = (datum: Datum) => t(`place.datums.${datum}`);
  return (
    <InlineNote
      tone="soon"
      action={
        <>
          {doubt.answers.map(({ datum, place }) => (
            <Button key={datum} size="small" variant="outlined" onClick={() => onAnswer(place)}>
              {t('place.convert', { datum: named(datum) })}
            </Button>
          ))}
          {keep}
        </>
      }
    >
      {t(`place.datum.${doubt.why}`, {
        datum: doubt.answers.map((answer) => named(answer.datum)).join(t('place.or')),
      })}
    </InlineNote>
  );
}
