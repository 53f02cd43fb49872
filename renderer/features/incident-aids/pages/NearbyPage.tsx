import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { EmptyState } from '../../../ui/EmptyState';
import { EnterpriseField } from '../../../ui/form/EnterpriseField';
import { LocationFields } from '../../../ui/form/LocationFields';
import { SelectField } from '../../../ui/form/SelectField';
import { Page, Panel } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { useLawWord } from '../../../ui/use-law-word';
import { AroundPanel } from '../components/AroundPanel';
import styles from '../components/aids.module.css';
import { CallsPanel } from '../components/CallsPanel';
import { PlansPanel } from '../components/PlansPanel';
import type { SpotQuestion } from '../spot';

interface Asked {
  accidentKind: string;
  enterpriseId: string | null;
  longitude: number | string | null;
  latitude: number | string | null;
}

const TABS = ['around', 'plans', 'calls'] as const;
type TabKey = (typeof TABS)[number];

/** What is near a place and which plans would apply there, without an incident: for getting to know it beforehand. */
export function NearbyPage() {
  const { t } = useTranslation('incidentAids');
  const law = useLawWord();
  const { data: words } = useQuery(ask(useApi(), 'incidentAids', 'words', {}));
  const form = useForm<Asked>({
    defaultValues: { accidentKind: '', enterpriseId: null, longitude: null, latitude: null },
  });
  const [tab, setTab] = useState<TabKey>('around');
  const spot = spotOf(useWatch({ control: form.control }) as Asked);
  return (
    <Page title={t('nearby.title')}>
      <Panel>
        <FormProvider {...form}>
          <div className={styles.ask}>
            <SelectField
              name="accidentKind"
              label={t('nearby.kind')}
              required
              choices={(words?.accidentKinds ?? []).map((kind) => ({ value: kind, label: law(kind) }))}
            />
            <EnterpriseField name="enterpriseId" label={t('nearby.unit')} help={t('nearby.unitHelp')} />
            <LocationFields />
          </div>
        </FormProvider>
      </Panel>
      {spot === null ? (
        <EmptyState title={t('nearby.empty')} text={t('nearby.emptyText')} />
      ) : (
        <div className={styles.answer}>
          <Segments<TabKey>
            label={t('nearby.parts')}
            segments={TABS.map((key) => ({ key, label: t(`nearby.${key}`) }))}
            chosen={tab}
            onChoose={setTab}
          />
          {tab === 'around' && <AroundPanel spot={spot} />}
          {tab === 'plans' && <PlansPanel spot={spot} accidentKind={spot.accidentKind} />}
          {tab === 'calls' && (
            <Panel flush>
              <CallsPanel spot={spot} />
            </Panel>
          )}
        </div>
      )}
    </Page>
  );
}

/** The question as far as it can be asked: a kind, and a unit or both degrees. */
function spotOf(asked: Asked): Extract<SpotQuestion, { of: 'place' }> | null {
  const { longitude, latitude, enterpriseId, accidentKind } = asked;
  const place =
    typeof longitude === 'number' && typeof latitude === 'number' && Math.abs(latitude) <= 90
      ? { longitude, latitude }
      : null;
  if (accidentKind === '' || (place === null && enterpriseId === null)) return null;
  return {
    of: 'place',
    accidentKind,
    enterpriseId,
    longitude: place?.longitude ?? null,
    latitude: place?.latitude ?? null,
    regionCode: null,
    town: null,
  };
}
