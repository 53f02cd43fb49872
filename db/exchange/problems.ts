import { PlanDeskError } from '../domain/errors';

/** Everything that can be wrong with a package, each with the sentence the user reads. `{where}` names the place. */
const SENTENCES = {
  PACKAGE_MISSING: '找不到这个上报包文件，请重新选择。',
  PACKAGE_UNREADABLE:
    '读不出这个文件：存储介质可能已拔出或有故障，或文件正在被改写。没有写入任何数据，请检查介质后重试。',
  PACKAGE_TRUNCATED: '上报包不完整，文件在传输或拷贝中被截断，请让上报单位重新拷贝。',
  PACKAGE_NOT_A_PACKAGE: '这不是预案台的上报包，请选择扩展名为 .yjpkg 的文件。',
  PACKAGE_TOO_LARGE: '上报包超出可读取的大小（{where}），请让上报单位分开报送文件。',
  PACKAGE_TAMPERED:
    '上报包的内容与清单不符（{where}），可能被改动或损坏，没有读取任何数据。请让上报单位重新导出。',
  PACKAGE_SIGNATURE_INVALID: '上报包的签名无效，清单被改动过或不是该单位签发的，请与上报单位核实。',
  PACKAGE_UNSIGNED: '上报包没有签名，无法确认由谁发出，请让上报单位用本程序重新导出。',
  PACKAGE_NEWER: '上报包由更新版本的程序写成（{where}），请先升级本程序。',
  PACKAGE_PASSWORD_NEEDED: '上报包有密码保护，请输入密码。',
  PACKAGE_PASSWORD_WRONG: '密码不对，请向上报单位核实后重试。',
  PACKAGE_RATIO_BOMB: '上报包解压后异常庞大（{where}），疑为恶意文件，没有解压。',
  PACKAGE_PATH_ESCAPE: '上报包内含不允许的文件名（{where}），疑为恶意文件，没有读取。',
  PACKAGE_DUPLICATE_ENTRY: '上报包内同一文件出现两次（{where}），没有读取。',
  PACKAGE_COUNT_MISMATCH: '上报包的行数与清单不符（{where}），没有读取。',
  PACKAGE_SCHEMA_UNKNOWN: '上报包的数据结构不在约定之内（{where}），没有读取。',
  PACKAGE_VALUES_UNFIT: '上报包内有不合格式的值（{where}），没有读取。请让上报单位升级程序后重新导出。',
  PACKAGE_REFERENCES_BROKEN: '上报包内的记录互相对不上（{where}），没有读取。请让上报单位重新导出。',
  PACKAGE_SENDER_MISMATCH: '上报包清单中的发出单位与数据不一致，没有读取。请与上报单位核实。',
  PACKAGE_OTHER_KIND:
    '这个包的用途是“{where}”，不在这里处理。上报包在“交换上报”合并，备案的收发在“备案”打开，评审的收发在“评审”或“评阅”打开，演练报告的收发在“演练”打开。',
  PACKAGE_OWN: '这是本单位自己导出的上报包，不需要合并到本单位。',
  PACKAGE_WRONG_RECIPIENT: '这个上报包是发给“{where}”的，不是发给本单位的。',
  PACKAGE_OTHER_NAME: '这个包写给“{where}”，与本单位的名称不同。请核对是否投错了单位，再决定是否接收。',
  PACKAGE_FILE_CHANGED: '查看之后，这个文件被换成了另一个包。没有合并，现在显示的是换过的包，请重新核对。',
  PACKAGE_OTHER_REGION:
    '{where} 不在本级所辖地区，不该直接报给本单位。请核对是否投错了单位，再决定是否接收。',
  PACKAGE_SAME_FILE: '与“{where}”是同一个文件，只合并一次。',
  PACKAGE_KEY_UNSEEN: '首次收到“{where}”的包，请与该单位核对签名指纹，确认后再合并。',
  PACKAGE_REPEATED: '这个上报包（第 {where} 号）已经合并过，再次合并不会改变数据。',
  PACKAGE_REORDERED: '这个上报包（第 {where} 号）早于已合并的包，其中较旧的记录不会采用。',
  PACKAGE_MISSING_BEFORE:
    '缺少该单位此前的第 {where} 号上报包。本包内容齐全，可以合并；缺的包请与上报单位核对。',
  PACKAGE_BASE_MISSING:
    '本包只含变更，所依据的第 {where} 号包尚未合并，请先合并那一包，或让上报单位导出完整的包。',
  PACKAGE_CHAIN_BROKEN: '第 {where} 号包与已合并的上一包接不上，请与上报单位核对是否另有同号的包。',
  ORIGIN_ON_TWO_DESKS:
    '已合并过该单位的另一个第 {where} 号包，内容不同：同一套数据可能在两台电脑上使用，或恢复过旧备份。请与上报单位核实以哪台为准，确认后才能合并。',
  PACKAGE_ID_TAKEN:
    '包编号 {where} 已属于另一个文件，没有合并。包编号不应重复，请让发出单位重新导出，并与其核实来历。',
  PACKAGE_FROM_FUTURE: '上报包的生成时间（{where}）晚于本机时间，请核对两边电脑的时钟。',
  PACKAGE_CLOCK_BACK: '上报包的生成时间（{where}）早于该单位的上一包，对方电脑的时间可能被调回，请核实。',
  PACKAGE_ROWS_FROM_FUTURE: '包内有晚于生成时间的改动（{where}），对方电脑的时间可能被调回，请核实。',
  UNIT_CLAIMED_TWICE:
    '有 {where} 已由另一机构上报，统一社会信用代码相同。两边都会保留，请与两家核实归谁管理，以免重复统计。',
  PACKAGE_ROWS_GONE: '以前收到过而这次完整上报中没有的记录：{where}。本单位保留这些记录，请与上报单位核对。',
  PACKAGE_FORWARDED_UNPROVEN:
    '包内转报的下级原件不能证明（{where}），没有读取任何数据。请让报送单位重新导出，并与该下级单位核实。',
  FORWARDED_DIFFERS:
    '县局签名核对不一致：{where}。报送单位所报与该县局签名的内容不同，请与双方核实后再合并。',
  FORWARDED_UNSIGNED: '这些县局的数据没有附县局签名的原件，只有报送单位自己的签名：{where}。',
  FORWARDED_KEY_CHANGED:
    '县局签名密钥与以前不同（{where}），可能换了电脑，也可能有人冒名，请与该县局核实指纹。',
  FORWARDED_KEY_REVOKED:
    '县局原件由已在本单位作废的密钥签名（{where}），这份签名不能证明什么，请与该县局核实后再合并。',
  FORWARDED_KEY_BORROWED:
    '县局原件用的是别的单位的签名密钥（{where}），很可能不是该县局所签，请与该县局核实后再合并。',
  SENDER_KEY_CHANGED:
    '该单位的签名密钥与以前不同（{where}），可能换了电脑，也可能有人冒名。核实后才能接受新密钥。',
  SENDER_KEY_SUCCEEDED:
    '该单位换了签名密钥，新密钥（指纹 {where}）由原密钥签名认可。可以接收，请打电话核对指纹后在“密钥”页确认。',
  SENDER_KEY_REVOKED:
    '签署这个包的密钥（{where}）已在本单位作废，没有读取任何数据。请让发出单位更换密钥后重新导出，并打电话核实。',
  SENDER_KEY_OF_OTHER:
    '签署这个包的密钥以前属于“{where}”，而这个包以另一单位的名义发出。请与两个单位核实后再接收。',
  PACKAGE_SUCCESSION_INVALID:
    '包里说新密钥由原密钥认可，但认可的签名不成立，没有读取任何数据。请与发出单位打电话核实。',
  PACKAGE_SM2_INVALID: '包上附带的国密 SM2 签名不成立，没有读取任何数据。请与发出单位核实，让其重新导出。',
  PACKAGE_NOT_ONE_RECEIPT: '包内不是对一个上报包的回执（{where}），没有读取。请让发出单位用本程序重新导出。',
  RECEIPT_PACKAGE_UNKNOWN:
    '这份回执所答复的包（第 {where} 号）不是本数据库发出的，没有写入。请核对是否选错了数据库，或与发出单位核实。',
  RECEIPT_PACKAGE_DIFFERS:
    '这份回执所答复的第 {where} 号包与本单位发出的内容不同（校验值不符），没有写入。请与发出单位核实。',
  RECEIPT_OTHER_OFFICE: '那个包是报给“{where}”的，这份回执由别的单位发出，没有写入。请与接收单位核实。',
  RECEIPT_KNOWN: '对第 {where} 号包的这份回执已经接收过，再次接收不会改变数据。',
  RECEIPT_OLDER: '对第 {where} 号包已经收到更新的回执，这一份没有需要更新的内容。',
  PACKAGE_NOT_ONE_CASE: '包内不是一件备案的内容（{where}），没有读取。请让发出单位用本程序重新导出。',
  FILING_UNIT_UNKNOWN: '名录里没有“{where}”，请选择对应的单位，或按包内资料新建。',
  FILING_UNIT_CLOSED: '名录里“{where}”已关闭，不能接收备案。确在经营的，请先在单位页恢复经营状态。',
  FILING_UNIT_FOREIGN: '“{where}”由其他机构维护，请由该机构接收，或选择本单位名录里的单位。',
  FILING_UNIT_OTHER:
    '包内的统一社会信用代码在名录里属于“{where}”，与所对应的单位不是同一家，不能记到它名下。请核对单位和代码。',
  FILING_SENDER_OTHER:
    '“{where}”以前的申报由另一个数据库发来，这个包的发出方和密钥没有见过。请与该单位核实后再接收。',
  FILING_ALREADY_DECIDED: '这件备案已经办结（{where}），不再接收材料。修订后的预案请重新申报。',
  FILING_ROUND_MISSING: '这是第 {where} 次提交，以前的提交还没有接收，请先接收以前的申报包。',
  FILING_NOT_ASKED: '这件备案正在核对，没有要求补正，不能接收第 {where} 次提交。',
  FILING_ROUND_KNOWN: '第 {where} 次提交已经接收过，再次接收不会改变数据。',
  FILING_DATE_UNFIT: '申报日期与预案不符（{where}），请让申报单位更正后重新提交。',
  FILING_VERSION_NOT_IN_FORCE: '“{where}”尚未签署公布或已被代替，不能申报备案。',
  FILING_ALREADY_OPEN: '“{where}”已有正在办理的备案案卷，请在该案卷中办理。',
  FILING_ALREADY_FILED: '“{where}”已经备案。修订后请登记新版本，再办理重新备案。',
  FILING_FILES_MISSING: '申报包没有这些材料的文件：{where}。可以接收，核对时请留意。',
  FILING_FACTS_DIFFER: '申报包与本单位名录有 {where} 处不同，没有选中采用的保持不变。',
  FILING_SETS_DIFFER: '单位对所属类别另有认定：{where}。请核对理由，决定是否采用。',
  FILING_STATE_UNFIT: '包内案卷的办理状态（{where}）不能接收，请让发出单位核对后重新导出。',
  FILING_RESULT_UNKNOWN_CASE: '这份结果包对应的申报不在本单位的数据库里，没有写入。请核对是否选错了数据库。',
  FILING_RESULT_OTHER_OFFICE:
    '这件备案已经由另一机关答复过，“{where}”的结果包没有写入。请与受理备案的机关核实。',
  FILING_RESULT_OLDER: '这份结果包早于已知的办理情况（{where}），没有需要更新的内容。',
  FILING_NUMBER_TAKEN: '备案编号“{where}”在本单位另一件备案上已经用过，请与备案机关核实。',
  PACKAGE_NOT_ONE_REVIEW: '包内不是一位专家的一件评审（{where}），没有读取。请让发出方用本程序重新导出。',
  PACK_NOT_FOR_YOU: '这个评审包是发给“{where}”的，与本数据库登记的姓名不同，没有读取。请核对是否拿错了包。',
  PACK_TABLES_UNKNOWN:
    '这次评审所用的评审表（{where}）本程序还没有，没有写入。请升级到组织单位所用的版本后再接收。',
  PACK_PAST_DEADLINE: '评审包要求在{where}前交回，期限已过。仍可评阅，是否采用由组织单位决定。',
  PACK_FILES_MISSING: '评审包里有 {where} 个文件没有内容，评阅时打不开，请向组织单位索取。',
  PACK_VERSION_CHANGED:
    '评审换成了预案的另一版本（{where}）。已做的批注保留在原来的版本上，请就新版本重新核对各项结论。',
  PACK_OLDER: '这个评审包早于已接收的包（第 {where} 号），没有需要更新的内容。',
  PACK_KNOWN: '这个评审包已经接收过，再次接收不会改变数据。',
  RESULT_OTHER_REVIEW: '这份结果属于另一件评审（{where}），本数据库里没有对应的评审任务，没有写入。',
  RESULT_OTHER_VERSION:
    '这份结果评的是预案的另一版本（{where}），与本次评审的版本不同，没有写入。请让专家就现在的版本评阅。',
  RESULT_FOREIGN_EXPERT: '这份结果由“{where}”交回，不是这项评审任务指定的专家，没有写入。',
  RESULT_EXPERT_WITHDRAWN: '“{where}”已退出这次评审，交回的结果不再接收。',
  RESULT_REVIEW_ENDED: '这次评审已经开会或结束（{where}），不再接收结果。',
  RESULT_OPEN: '这份结果还没有交回（评阅仍在进行），请让专家完成后按“交回”。',
  RESULT_TABLES_DIFFER: '结果里有评审表以外的项目（{where}），没有写入。请让专家用本程序重新导出。',
  RESULT_INCOMPLETE: '还有 {where} 项没有评审结论。',
  RESULT_UNREASONED: '有 {where} 项结论没有写修改意见，或没有引用原文、没有全文查找的记录。',
  RESULT_QUOTES_DIFFER: '有 {where} 条批注的引文与送审文件的原文不同，讨论时请对照原文。',
  RESULT_LATE: '交回期限是{where}，这份结果逾期交回。',
  RESULT_CLOCK: '专家电脑的日期不对：交回日期 {where} 早于评审包写出的时间。是否逾期改按收到的日期计算。',
  RESULT_AFTER_OPENING: '意见已经开启，这份结果是开启以后收到的，将记为逾期。',
  RESULT_NO_STATEMENT: '专家没有声明与被评审单位无利害关系，请核实。',
  RESULT_OTHER_DESK: '同一位专家已从另一台电脑交回过结果。接受这份结果后，以前的一份不再计入。',
  PACKAGE_NOT_ONE_REPORT:
    '包内不是一个单位的一份演练报告（{where}），没有读取。请让发出单位用本程序重新导出。',
  DRILL_REPORT_PERIOD:
    '这份报告报的期间（{where}）写错了或还没有开始，不能接收。请让报送单位核对后重新报送。',
  DRILL_REPORT_STATE: '这份报告还没有报送，或报送日期不对（{where}），不能接收。请让报送单位核对后重新报送。',
  DRILL_REPORT_FUTURE: '“{where}”还没有举行，或写成已举行而日期还没有到，不能接收。请让报送单位更正。',
  DRILL_REPORT_DATES: '“{where}”的日期前后不符（评估早于演练结束，或晚于今天），不能接收。请让报送单位更正。',
  DRILL_REPORT_FINDING:
    '问题“{where}”写成已闭环或已转入下次演练，但没有由另一人验证的整改、没有原因，或日期还没有到，不能接收。请让报送单位更正。',
  DRILL_REPORT_OUTSIDE: '“{where}”不是这个半年举行的，不能记入这份报告。请让报送单位更正。',
  DRILL_REPORT_KNOWN: '这份报告（第 {where} 次报送）已经接收过，或已经答复，再次接收不会改变数据。',
  DRILL_REPORT_LATE: '报送日期在期限（{where}）以后。',
  DRILL_REPORT_UNANSWERED: '上一次报送（第 {where} 次）还没有答复，接收后只需答复这一次。',
  DRILL_REPORT_INCOMPLETE:
    '这些演练没有评估报告，或还有问题没有整改完：{where}。可以接收，由办理人决定是否退回补充。',
  DRILL_REPORT_PLAN_UNKNOWN:
    '演练所依据的预案没有在本库登记：{where}。演练照样接收，请核实预案是否已经备案。',
  DRILL_REPORT_SAME_DRILL: '本库里同一天已经登记了这次演练：{where}。接收后以报告的内容为准，不会重复计算。',
  DRILL_RESULT_UNKNOWN: '这份回执所答复的报告不在本单位的数据库里，没有写入。请核对是否选错了数据库。',
  DRILL_RESULT_OTHER_OFFICE:
    '这份报告已经由另一机关答复过，“{where}”的回执没有写入。请与接收报告的机关核实。',
  DRILL_RESULT_ROUND: '这份回执答复的是还没有报送过的内容（第 {where} 次报送），没有写入。请与发出机关核实。',
  DRILL_RESULT_DATE: '回执上的日期（{where}）还没有到或早于报送日期，没有写入。请与发出机关核实。',
  DRILL_RESULT_KNOWN: '这份回执的内容都已经知道，没有需要更新的内容。',
  RESULT_OLDER: '这份结果已经接收过，或早于已接收的结果，没有需要更新的内容。',
} as const;

export type PackageProblemCode = keyof typeof SENTENCES;

/** One thing found about a package. */
export interface PackageProblem {
  code: PackageProblemCode;
  message: string;
  where: string | null;
}

/** A finding with its sentence; `where` fills the place in it. */
export function packageProblem(code: PackageProblemCode, where: string | null = null): PackageProblem {
  return { code, where, message: SENTENCES[code].replace('{where}', where ?? '—') };
}

/** The same as a refusal to throw. */
export function packageError(
  code: PackageProblemCode,
  where: string | null = null,
  details: Readonly<Record<string, unknown>> = {},
  cause?: unknown,
): PlanDeskError {
  const { message } = packageProblem(code, where);
  return new PlanDeskError(
    code,
    message,
    where === null ? details : { where, ...details },
    cause === undefined ? {} : { cause },
  );
}

/** What systems say when a stick is pulled out, a share is lost, or a medium fails ('UNKNOWN': Windows). */
const WITHOUT_MEDIUM = /^(EIO|ENODEV|ENXIO|ESTALE|ENOTCONN|EREMOTEIO|ENOMEDIUM|UNKNOWN)$/;

/** Turns failures of reading and writing files into named ones; anything else passes unchanged. */
export function asFileError(error: unknown, file: string): unknown {
  if (error instanceof PlanDeskError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'EISDIR') return packageError('PACKAGE_MISSING', null, { file }, error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL')
    return new PlanDeskError(
      'DISK_FULL',
      '磁盘空间不足，没有写成，原有数据和文件不受影响，请腾出空间后重试。',
      { file },
      { cause: error },
    );
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new PlanDeskError(
      'FILE_NOT_WRITABLE',
      `不能在“${file}”读写，请检查权限，或换一个位置。`,
      { file },
      { cause: error },
    );
  if (WITHOUT_MEDIUM.test(code)) return packageError('PACKAGE_UNREADABLE', null, { file }, error);
  return error;
}
