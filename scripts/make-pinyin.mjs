// Writes resources/codes/pinyin-initials.txt: the first pinyin letter of every ideograph of U+4E00–9FFF in one string,
// so that initials cost an array lookup at run time and pinyin-pro (MIT) stays a tool of development.
// Line 1: the letters. Line 2: words in which a character is read otherwise. Line 3: the same for surnames.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pinyin } from 'pinyin-pro';

const FIRST = 0x4e00;
const LAST = 0x9fff;

/** Words that occur in names of units, places, plans and titles and hold a character with several readings. */
const WORDS =
  `银行 分行 支行 商行 车行 行业 重庆 重大 重点 重工 重型 长春 长白 长沙 长江 长城 长安 长岭 生长 成长 厂长 音乐 乐器 娱乐 快乐
厦门 大厦 会计 会议 社会 调度 调查 调整 调味 校验 校准 学校 弹药 弹簧 弹性 朝阳 朝鲜 蚌埠 六安 台州 都市 成都 首都 降落 降雨 藏族 储藏 西藏
曲轴 铺设 店铺 参演 参加 人参 海参 党参 石头 占地 供应 供水 供热 处理 处置 办事处 干燥 干粮 主干 干部 卷烟 传动 传输 转运 运转 旋转 率先
效率 石磨 磨具 颗粒 称重 名称 屏幕 屏蔽 粘土 粘合 血液 模具 模型 勘查 检查 给水 供给 传奇 奇数 系统 联系 角色 角钢 宝藏 臭氧 单位 单县
解放 解州 盛大 盛装 畜牧 牲畜 浸没 沉没 没收 薄膜 薄荷 尿素 隧道 叶片 吓阻 虹吸 说明 游说 宿舍 住宿 星宿 期货 期间 地壳 贝壳 便民 便宜
万宝 千万 般若 尉氏 尉官 覃塘 番禺 番茄 铅山 铅笔 洪洞 山洞 丽水 美丽 高丽 浒墅 柏林 柏树 黄柏 涡阳 涡轮 涡流 亳州 泌阳 分泌 莘县 大埔
黄埔 句容 语句 乐山 乐清 乐亭 监利 监督 监测 燕山 燕郊 盖板 巷道 街巷 氧化 纤维 纤夫 拓展 拓片 炮制 炮台 省份 反省 差速 出差 可恶 恶化
龟裂 乌龟 契约 券商 证券 仔猪 牛仔 吐鲁番 呼和浩特 伽马 伽蓝 咖啡 咖喱 芥菜 茄子 雪茄 蔓延 蔓菁 泊车 湖泊 粕油 芯片 强大 勉强 倔强`
    .split(/\s+/)
    .filter((word) => word.length > 1);

/** Surnames whose reading as a name differs from the usual one. */
const SURNAMES = Array.from('单曾解仇朴区查盖尉种翟乐召冼繁秘任华宁纪晟员隗缪佴那折洗黑相哈撒赵钱孙李');
const COMPOUND = ['尉迟', '万俟', '澹台', '长孙', '单于', '令狐', '鲜于', '宰父', '欧阳', '司马', '诸葛'];

const first = (text, options = {}) =>
  pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', ...options })
    .map((letter) => letter.toLowerCase())
    .join('');

let table = '';
for (let point = FIRST; point <= LAST; point += 1) {
  const letter = first(String.fromCodePoint(point));
  table += /^[a-z]$/.test(letter) ? letter : '.';
}
const usual = (text) => Array.from(text, (c) => table[c.codePointAt(0) - FIRST] ?? '.').join('');

const words = [...new Set(WORDS)]
  .map((word) => [word, first(word)])
  .filter(([word, letters]) => letters.length === word.length && letters !== usual(word));
const surnames = [...SURNAMES, ...COMPOUND]
  .map((name) => [name, first(name, { surname: 'head' })])
  .filter(([name, letters]) => letters.length === name.length && letters !== usual(name));

words.push(['分行', 'fh'], ['车行', 'ch'], ['花行', 'hh']); // the dictionary reads them wrongly

const line = (pairs) => pairs.map(([text, letters]) => `${text}=${letters}`).join(' ');
const target = fileURLToPath(new URL('../resources/codes/pinyin-initials.txt', import.meta.url));
writeFileSync(target, `${table}\n${line(words)}\n${line(surnames)}\n`);
console.log(`${table.length} characters, ${words.length} words, ${surnames.length} surnames`);
