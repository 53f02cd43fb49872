import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { useApi } from '../../../api/context';
import { nativeShell } from '../../../api/shell';
import blocks from '../../../ui/blocks.module.css';
import { showToast } from '../../../ui/feedback/toast-store';
import { trackJob } from '../../../ui/jobs/job-store';
import { Panel } from '../../../ui/Page';
import { ToneChip } from '../../../ui/StateChip';
import { useErrorText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';
import { paperExtensions, type UnitFiling, type UnitMaterial } from '../filing-package-types';
import { useOpenPaper } from '../hooks/use-open-paper';
import styles from './packages.module.css';

const toneOf = { present: 'met', missing: 'late', 'not-needed': 'muted' } as const;

/** Every material of the law with why it is needed, what is there, and what the office's own check would find. */
export function UnitMaterials({ filing }: { filing: UnitFiling }) {
  const { t } = useTranslation('filingPackages');
  return (
    <Panel title={t('unit.materials')} flush>
      <ul>
        {filing.materials.map((material) => (
          <MaterialRow key={material.key} filing={filing} material={material} />
        ))}
      </ul>
    </Panel>
  );
}

function MaterialRow({ filing, material }: { filing: UnitFiling; material: UnitMaterial }) {
  const { t } = useTranslation('filingPackages');
  const law = useLawWord();
  const api = useApi();
  const errorText = useErrorText();
  const openPaper = useOpenPaper();
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (thrown) {
      showToast({ tone: 'late', text: t('unit.notAttached'), detail: errorText(thrown) });
    }
  };
  const keep = async (files: readonly GrantedFile[]) => {
    let { version } = filing;
    for (const { grant } of files)
      await attempt(async () => {
        const saved = await trackJob(t('unit.attach'), (options) =>
          api.filingPackages.attach(
            { id: filing.id, expectedVersion: version, material: material.key, file: grant },
            options,
          ),
        );
        version = saved.version;
      });
  };
  const choose = async () =>
    keep(
      await nativeShell().openFile({
        title: t('unit.attachFor', { label: law(material.label) }),
        filters: [{ name: t('unit.paperKinds'), extensions: [...paperExtensions] }],
        multiple: true,
      }),
    );
  const made = material.key === 'M1';
  return (
    <li className={styles.material}>
      <div className={styles.grow}>
        <div>
          {law(material.label)}{' '}
          {material.requested && filing.state === 'returned' && (
            <ToneChip tone="soon">{t('unit.requested')}</ToneChip>
          )}
        </div>
        <div className={blocks.small}>{law(material.why)}</div>
        {material.note && <div className={blocks.small}>{t('unit.officeNote', { note: material.note })}</div>}
        {made && filing.submittedOn === null && <div className={blocks.small}>{t('unit.formMade')}</div>}
        {material.files.map((file) => (
          <div key={file.id} className={styles.file}>
            <button type="button" className={blocks.link} onClick={() => void openPaper(file.id)}>
              {file.fileName}
            </button>
            {file.from === 'plan' && <span className={blocks.small}>{t('unit.fromPlan')}</span>}
            {file.round > 1 && <span className={blocks.small}>{t('unit.round', { count: file.round })}</span>}
            {file.from === 'case' &&
              material.open &&
              (filing.state === 'draft' || file.round > filing.round) && (
                <Button
                  variant="text"
                  size="small"
                  onClick={() =>
                    void attempt(() =>
                      api.filingPackages.detach({
                        id: filing.id,
                        expectedVersion: filing.version,
                        documentId: file.id,
                      }),
                    )
                  }
                >
                  {t('unit.detach')}
                </Button>
              )}
          </div>
        ))}
      </div>
      <ToneChip quiet tone={toneOf[material.outcome]}>
        {t(`outcome.${material.outcome}`)}
      </ToneChip>
      {material.open && !made && (
        <Button
          size="small"
          aria-label={t('unit.attachFor', { label: law(material.label) })}
          onClick={() => void choose()}
        >
          {t('unit.attach')}
        </Button>
      )}
    </li>
  );
}
