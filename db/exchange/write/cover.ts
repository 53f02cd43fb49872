import { omittedIn } from '../../domain/exchange/profile';
import { type PackageManifest, TABLES } from '../format/index';

/** Text as HTML: names in a package may hold anything. */
function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** '2026H1' as an official reads it. */
function periodInWords(period: string | null): string {
  if (period === null) return '未指明';
  const year = `${period.slice(0, 4)}年`;
  return period.endsWith('H1') ? `${year}上半年` : period.endsWith('H2') ? `${year}下半年` : year;
}

/** A UTC moment on the office's wall clock. */
export function chinaTime(moment: string): string {
  const local = new Date(Date.parse(moment) + 8 * 3600 * 1000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}

/** A fingerprint in groups of four, so that two people can compare it over the telephone. */
export function spacedFingerprint(keyId: string): string {
  return keyId.replace(/(.{4})(?=.)/g, '$1 ');
}

function contentInWords(base: PackageManifest['base']): string {
  if (base.kind === 'since') return `第 ${base.sequence} 号包以后的变更`;
  return base.kind === 'full' ? '全部记录' : '本次事项及其所涉记录';
}

/** What a package is called on its cover, and how the file is meant to be opened. */
const KIND_WORDS: Readonly<Record<PackageManifest['kind'], { title: string; by: string; open: string }>> = {
  upload: { title: '应急预案管理数据上报包', by: '上报单位', open: '交换上报' },
  filing: { title: '应急预案备案申报包', by: '申报单位', open: '备案' },
  'filing-result': { title: '应急预案备案结果包', by: '备案机关', open: '备案' },
  'review-pack': { title: '应急预案评审包', by: '发出单位', open: '评审' },
  'review-result': { title: '应急预案评审结果包', by: '评审专家', open: '评审' },
  receipt: { title: '上报回执包', by: '发出单位', open: '交换上报' },
  roster: { title: '共享名册包', by: '发出单位', open: '交换上报' },
  'drill-report': { title: '应急演练情况报送包', by: '报送单位', open: '演练' },
  'drill-result': { title: '应急演练报送回执包', by: '接收机关', open: '演练' },
};

/** What was left out, by table: columns have no words of their own outside the screens. */
function omittedInWords(omitted: readonly string[]): string {
  const said = TABLES.map(({ name, label }) => ({ label, left: omittedIn(name, omitted).size })).filter(
    ({ left }) => left > 0,
  );
  return `${said.map(({ label, left }) => `${label} ${left} 项`).join('、')}（见清单 manifest.json 的 profile）`;
}

type Covered = Omit<PackageManifest, 'entries'>;

/** 封面.html: what the package is, for people who open the zip without the program. */
export function coverPage(manifest: Covered): string {
  const words = KIND_WORDS[manifest.kind];
  const facts: readonly (readonly [string, string])[] = [
    [words.by, `${manifest.sender.name}（行政区划 ${manifest.sender.regionCode}）`],
    ['接收单位', manifest.recipient.name],
    ...(manifest.kind === 'upload' || manifest.kind === 'drill-report'
      ? [['报送期间', periodInWords(manifest.period)] as const]
      : []),
    ['生成时间', `${chinaTime(manifest.createdAt)}（北京时间）`],
    ['包编号', `第 ${manifest.sequence} 号 · ${manifest.packageId}`],
    ['内容', contentInWords(manifest.base)],
    [
      manifest.kind === 'drill-report' ? '附件' : '预案文件',
      `随包 ${manifest.files.included} 个${manifest.files.omitted > 0 ? `，未随包 ${manifest.files.omitted} 个` : ''}`,
    ],
    ...(manifest.profile.omitted.length > 0
      ? [['省略的个人信息', omittedInWords(manifest.profile.omitted)] as const]
      : []),
    ...(manifest.forwarded.length > 0
      ? [['附下级原包', `${manifest.forwarded.length} 个，保留原单位签名`] as const]
      : []),
    ['签名密钥指纹', spacedFingerprint(manifest.signer.keyId)],
  ];
  const rows = TABLES.filter(({ name }) => name !== 'document' && (manifest.counts[name] ?? 0) > 0).map(
    (table) => `<tr><td>${table.label}</td><td class="n">${manifest.counts[table.name] ?? 0}</td></tr>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escaped(`${manifest.sender.name} ${words.title}`)}</title>
<style>
body { font-family: FangSong, 仿宋, "Noto Serif CJK SC", serif; color: #111; background: #fff; max-width: 44em; margin: 3em auto; line-height: 1.7; }
h1 { font-size: 1.5em; text-align: center; }
table { border-collapse: collapse; width: 100%; margin: 1.2em 0; }
th, td { border: 1px solid #666; padding: .3em .7em; text-align: left; font-weight: normal; }
th { width: 8em; background: #f3f3f3; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
p { font-size: .95em; }
@page { size: A4; margin: 20mm; }
@media print { body { margin: 0 auto; } tr { break-inside: avoid; } }
</style>
</head>
<body>
<h1>${words.title}</h1>
<table>
${facts.map(([label, value]) => `<tr><th>${label}</th><td>${escaped(value)}</td></tr>`).join('\n')}
</table>
<table>
<tr><th>记录</th><th class="n">条数</th></tr>
${rows.join('\n')}
</table>
<p>核对来源：接收时程序会显示签名密钥指纹，请打电话与上面的单位逐组核对，与本页和对方屏幕所示一致即可。</p>
<p>本页供人阅读，不参与合并。请用预案台的“${words.open}”读取本文件：程序会核对每个文件的校验值、签名和条数，预演之后再写入。文件如经改动或截断，程序会指出所在。</p>
</body>
</html>
`;
}
