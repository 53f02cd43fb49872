import { useTranslation } from 'react-i18next';
import { SideDrawer } from '../ui/SideDrawer';
import { gridKeys, shortcuts } from '../ui/shortcuts';
import styles from './ShortcutHelp.module.css';

/** All keys of the program on one sheet. */
export function ShortcutHelp({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('shell');
  return (
    <SideDrawer open title={t('shortcuts.title')} onClose={onClose}>
      <KeyList
        title={t('shortcuts.everywhere')}
        rows={shortcuts.map((item) => ({ keys: item.keys, text: t(`shortcuts.key.${item.id}`) }))}
      />
      <KeyList
        title={t('shortcuts.grid')}
        rows={gridKeys.map((item) => ({ keys: item.keys, text: t(`shortcuts.gridKey.${item.id}`) }))}
      />
    </SideDrawer>
  );
}

function KeyList({ title, rows }: { title: string; rows: readonly { keys: string; text: string }[] }) {
  return (
    <section className={styles.block}>
      <h3 className={styles.title}>{title}</h3>
      <dl>
        {rows.map((row) => (
          <div key={row.keys} className={styles.row}>
            <dt>{row.text}</dt>
            <dd>
              {row.keys.split(' ').map((keys) => (
                <kbd key={keys} className={styles.key}>
                  {keys.replace(/Arrow(\w+)/, (_all, way: string) => arrows[way] ?? way)}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const arrows: Readonly<Record<string, string>> = { Up: '↑', Down: '↓', Left: '←', Right: '→' };
