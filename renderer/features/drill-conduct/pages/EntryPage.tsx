import Button from '@mui/material/Button';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readShortCode } from '../../../../electron/contract/input';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { InlineNote } from '../../../ui/InlineNote';
import { Page, Panel } from '../../../ui/Page';
import { useErrorText } from '../../../ui/use-error-text';
import styles from '../components/entry.module.css';
import { RunSheetEntry } from '../components/RunSheetEntry';
import { SignInEntry } from '../components/SignInEntry';
import type { Sheet } from '../types';

/** 按编号补录: a code typed from paper opens its sheet. */
export function EntryPage() {
  const { t } = useTranslation('drillConduct');
  const api = useApi();
  const errorText = useErrorText();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const look = async (event: FormEvent) => {
    event.preventDefault();
    setSheet(null);
    if (readShortCode(code) === null) {
      setProblem(t('entry.mistyped'));
      return;
    }
    try {
      setSheet(await api.drillConduct.sheet({ code }));
      setProblem(undefined);
    } catch (error) {
      setProblem(errorText(error));
    }
  };
  return (
    <Page title={t('entry.title')}>
      <form className={styles.code} onSubmit={(event) => void look(event)}>
        <LabelledInput
          label={t('entry.code')}
          help={t('entry.codeHelp')}
          error={problem}
          value={code}
          autoFocus
          autoComplete="off"
          onChange={(event) => setCode(event.target.value)}
        />
        <Button type="submit" variant="contained">
          {t('entry.open')}
        </Button>
      </form>
      {sheet && <SheetOf key={sheet.sheetId} sheet={sheet} />}
    </Page>
  );
}

function SheetOf({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation('drillConduct');
  const go = useGo();
  const name = `${t(`sheetKind.${sheet.kind}`)} · ${sheet.title}`;
  if (sheet.kind === 'run-sheet' && !sheet.entered)
    return (
      <Panel title={name}>
        <RunSheetEntry sheet={sheet} />
      </Panel>
    );
  if (sheet.kind === 'sign-in')
    return (
      <Panel title={name}>
        <SignInEntry sheet={sheet} />
      </Panel>
    );
  const tab = sheet.kind === 'evaluator-form' ? 'evaluation' : 'conduct';
  return (
    <InlineNote
      tone={sheet.entered ? 'met' : 'open'}
      action={
        <Button onClick={() => go(`/drills/${sheet.drillId}?tab=${tab}`)}>{t(`entry.goTo.${tab}`)}</Button>
      }
    >
      {name}：{t(sheet.kind === 'run-sheet' ? 'entry.entered' : `entry.elsewhere.${sheet.kind}`)}
    </InlineNote>
  );
}
