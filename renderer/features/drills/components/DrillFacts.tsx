import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import { useNumberFormat } from '../../../ui/use-number-format';
import type { Drill } from '../drill-form';
import styles from './drills.module.css';

/** What is known of a drill, by subject. */
export function DrillFacts({ drill }: { drill: Drill }) {
  const { t } = useTranslation('drills');
  const { t: ui } = useTranslation('ui');
  const word = useCodeWord();
  const format = useNumberFormat();
  const go = useGo();
  const { fields, enterprise, planName } = drill;
  const coded = (list: string, value: string | null) =>
    value === null ? null : word(`codes.${list}`, value);
  const span =
    fields.startOn !== null && fields.endOn !== null && fields.startOn !== fields.endOn
      ? ui('table.span', { from: fields.startOn, to: fields.endOn })
      : fields.startOn;
  return (
    <>
      <Panel title={t('section.what')}>
        <FactList
          facts={[
            {
              label: t('field.enterpriseId'),
              value: enterprise ? (
                <LinkButton onPress={() => go(`/enterprises/${enterprise.id}`)}>{enterprise.name}</LinkButton>
              ) : (
                t('ownDrill')
              ),
              wide: true,
            },
            {
              label: t('field.planId'),
              value:
                fields.planId !== null ? (
                  <LinkButton onPress={() => go(`/plans/${fields.planId}`)}>{planName}</LinkButton>
                ) : (
                  planName
                ),
              wide: true,
            },
            { label: t('field.planKind'), value: coded('planKind', fields.planKind) },
            { label: t('field.accidentKind'), value: fields.accidentKind },
            { label: t('field.form'), value: coded('drillForm', fields.form) },
            { label: t('field.content'), value: coded('drillContent', fields.content) },
            { label: t('field.purpose'), value: coded('drillPurpose', fields.purpose) },
            { label: t('field.level'), value: coded('drillLevel', fields.level) },
            ...(fields.part === null ? [] : [{ label: t('field.part'), value: fields.part }]),
            { label: t('field.noNotice'), value: ui(fields.noNotice ? 'table.yes' : 'table.no') },
          ]}
        />
      </Panel>
      <Panel title={t('section.when')}>
        <FactList
          facts={[
            { label: t('field.plannedOn'), value: fields.plannedOn },
            { label: t('field.heldOn'), value: span },
            { label: t('field.timeText'), value: timesOf(fields) },
            {
              label: t('field.participants'),
              value:
                fields.participants === null
                  ? null
                  : t('people', { count: Number(fields.participants), number: format(fields.participants) }),
            },
            { label: t('field.place'), value: fields.place, wide: true },
            { label: t('field.organiser'), value: fields.organiser },
            { label: t('field.responsible'), value: fields.responsible },
            {
              label: t('field.observers'),
              value:
                fields.observers === null
                  ? null
                  : t('people', { count: Number(fields.observers), number: format(fields.observers) }),
            },
            {
              label: t('field.cost'),
              value: fields.cost === null ? null : t('yuan', { number: format(fields.cost) }),
            },
            { label: t('field.scenario'), value: lines(fields.scenario), wide: true },
          ]}
        />
      </Panel>
      <Panel title={t('section.afterwards')}>
        <FactList
          facts={[
            { label: t('field.evaluated'), value: ui(fields.evaluated ? 'table.yes' : 'table.no') },
            { label: t('field.evaluatedOn'), value: fields.evaluatedOn },
            { label: t('field.evaluationNote'), value: lines(fields.evaluationNote), wide: true },
            { label: t('field.reportedOn'), value: fields.reportedOn },
            { label: t('field.remark'), value: lines(fields.remark), wide: true },
          ]}
        />
      </Panel>
    </>
  );
}

function LinkButton({ children, onPress }: { children: string | null; onPress(): void }) {
  return (
    <button type="button" className={styles.link} onClick={onPress}>
      {children}
    </button>
  );
}

/** 09:00–11:30, and what else was said about the time. */
function timesOf({ startsAt, endsAt, timeText }: Drill['fields']): string | null {
  const clock = [startsAt, endsAt].filter((time) => time !== null).join('–');
  return [clock, timeText].filter((text) => text !== null && text !== '').join(' ') || null;
}

function lines(text: string | null) {
  return text && <span className={styles.lines}>{text}</span>;
}
