import { useTranslation } from 'react-i18next';
import type { Conduct } from '../types';
import { Figures } from './Figures';
import styles from './stage.module.css';
import { TextPrompt } from './TextPrompt';

interface EndPromptProps {
  readonly conduct: Conduct;
  onEnd(text: string): Promise<boolean>;
  onClose(): void;
}

/** The figures before the end, and a last word: Enter ends the drill, Esc goes on with it. */
export function EndPrompt({ conduct, onEnd, onClose }: EndPromptProps) {
  const { t } = useTranslation('drillConduct');
  const { unsent } = conduct.summary;
  return (
    <div className={styles.endPrompt}>
      <Figures summary={conduct.summary} />
      {unsent > 0 && <p className={styles.warn}>{t('prompt.unsent', { count: unsent })}</p>}
      <TextPrompt
        label={t('prompt.end')}
        help={t('prompt.endHelp')}
        check={() => null}
        onSave={onEnd}
        onClose={onClose}
      />
    </div>
  );
}
