import i18next, { type BackendModule, type ReadCallback } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { nativeShell } from '../api/shell';
import { getPreferences } from '../ui/preferences';

type Catalogue = Record<string, unknown>;

/** Catalogues of the shell are part of the first file so that the first paint has its words; the rest come with their screens.
 * `errors` and `law` are empty in Chinese, in which the core words every refusal and the rule packs every label themselves. */
const firstPaint = import.meta.glob<Catalogue>(['../locales/zh/{common,errors,law,shell,ui}.json'], {
  eager: true,
  import: 'default',
});
const later = import.meta.glob<Catalogue>(
  ['../locales/*/*.json', '!../locales/zh/{common,errors,law,shell,ui}.json'],
  {
    import: 'default',
  },
);

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language: string, namespace: string, callback: ReadCallback) {
    const path = `../locales/${language}/${namespace}.json`;
    const load = later[path];
    if (!load) {
      callback(null, firstPaint[path] ?? {});
      return;
    }
    load().then(
      (catalogue) => callback(null, catalogue),
      (error: Error) => callback(error, null),
    );
  },
};

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

const resources = {
  zh: Object.fromEntries(
    Object.entries(firstPaint).map(([path, catalogue]) => [
      /(\w+)\.json$/.exec(path)?.[1] ?? path,
      catalogue,
    ]),
  ),
};

/** Starts the catalogues in the language of the preferences; resolves when the shell has its words. */
export async function startI18n(): Promise<void> {
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: getPreferences().language,
      fallbackLng: 'zh',
      supportedLngs: languages,
      ns: ['common', 'errors', 'law', 'shell', 'ui'],
      defaultNS: 'common',
      partialBundledLanguages: true,
      resources,
      initAsync: false,
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  document.documentElement.lang = getPreferences().language === 'zh' ? 'zh-CN' : 'en';
}

/** Changes the language of every open screen at once. */
export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  void nativeShell().setLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

/** Loads the words of a screen while its code is loading. */
export async function loadNamespaces(namespaces: readonly string[]): Promise<void> {
  await i18next.loadNamespaces([...namespaces]);
}
