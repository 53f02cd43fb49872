import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { nativeShell } from '../../../api/shell';
import { useGo } from '../../../app/use-go';
import blocks from '../../../ui/blocks.module.css';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { Panel } from '../../../ui/Page';
import { StateChip } from '../../../ui/StateChip';
import { useChoices } from '../../../ui/use-choices';
import { useFileDrop } from '../../../ui/use-file-drop';
import type { PlanVersion } from '../course-forms';
import { documentExtensions } from '../document-filters';
import { type DocumentRole, useAttach } from '../hooks/use-attach';
import { useCourse } from '../hooks/use-course';
import { DocumentList } from './DocumentList';
import { DraftingSteps } from './DraftingSteps';
import styles from './plans.module.css';
import { RefilingDecision } from './RefilingDecision';
import { VersionSteps } from './VersionSteps';

interface VersionPanelProps {
  readonly planId: string;
  readonly version: PlanVersion;
  readonly editable: boolean;
  onEdit(): void;
}

/** One version: its dates, its files, its filings. */
export function VersionPanel({ planId, version, editable, onEdit }: VersionPanelProps) {
  const { t } = useTranslation('plans');
  const word = useCodeWord();
  const go = useGo();
  const { fields } = version;
  const course = useCourse(planId)?.versions.find((one) => one.versionId === version.id);
  // A ledger may tell the day of a review and not how it ended; that must not look like a review that was passed.
  const reviewResult = fields.reviewResult
    ? word('codes.reviewResult', fields.reviewResult)
    : fields.reviewDate && t('version.resultNotTold');
  const facts = [
    ['reviewWay', fields.reviewWay && word('codes.reviewWay', fields.reviewWay)],
    ['reviewDate', fields.reviewDate],
    ['reviewResult', reviewResult],
    ['signedOn', fields.signedOn],
    ['publishedOn', fields.publishedOn],
    ['expiresOn', fields.expiresOn],
    ['remark', fields.remark],
  ] as const;
  return (
    <Panel
      title={fields.label}
      actions={
        <>
          <StateChip of="planVersion" state={version.state} />
          {editable && (
            <Button size="small" onClick={onEdit}>
              {t('version.edit')}
            </Button>
          )}
        </>
      }
    >
      <div className={blocks.factLine}>
        {facts.map(([key, value]) =>
          value ? (
            <span key={key}>
              {t(`field.${key}`)} <b>{value}</b>
            </span>
          ) : null,
        )}
        {facts.every(([, value]) => !value) && <span>{t('version.noFacts')}</span>}
      </div>
      {course && editable && <VersionSteps version={version} next={course.next} />}
      {course && (
        <RefilingDecision
          quiet
          versionId={version.id}
          label={fields.label}
          decided={course.refiling}
          editable={editable}
        />
      )}
      {course && <DraftingSteps version={version} course={course} editable={editable} />}
      <h3 className={styles.subhead}>{t('documents.title')}</h3>
      <DocumentList documents={version.documents} editable={editable} />
      {editable && <AttachLine versionId={version.id} />}
      {version.filings.length > 0 && (
        <>
          <h3 className={styles.subhead}>{t('version.filings')}</h3>
          {version.filings.map((filing) => (
            <div key={filing.id} className={styles.filing}>
              <StateChip of="filing" state={filing.state} quiet />
              <button type="button" className={styles.sideLink} onClick={() => go(`/filing/${filing.id}`)}>
                {filing.filingNo ?? t('version.noNumber')}
              </button>
              <span className={blocks.muted}>{filing.decidedOn}</span>
            </div>
          ))}
        </>
      )}
    </Panel>
  );
}

/** Where originals are added: chosen or dropped, any number at once, each as what it is. */
function AttachLine({ versionId }: { versionId: string }) {
  const { t } = useTranslation('plans');
  const attach = useAttach();
  const roles = useChoices('documentRole');
  const [role, setRole] = useState<DocumentRole>('text');
  const keep = async (files: readonly GrantedFile[]) => {
    for (const file of files) await attach(versionId, file, role);
  };
  const choose = async () => {
    const files = await nativeShell().openFile({
      title: t('attach.choose'),
      filters: [{ name: t('attach.kinds'), extensions: documentExtensions }],
      multiple: true,
    });
    await keep(files);
  };
  const drop = useFileDrop((files) => void keep(files));
  return (
    <div className={styles.role} data-over={drop.over || undefined} {...drop.handlers}>
      <Select
        className={styles.roleBox ?? ''}
        value={role}
        onChange={(event) => setRole(event.target.value as DocumentRole)}
        slotProps={{ input: { 'aria-label': t('attach.role') } }}
      >
        {roles.map((choice) => (
          <MenuItem key={choice.value} value={choice.value}>
            {choice.label}
          </MenuItem>
        ))}
      </Select>
      <Button onClick={() => void choose()}>{t('attach.add')}</Button>
      <span className={blocks.muted}>{t('attach.drop')}</span>
    </div>
  );
}
