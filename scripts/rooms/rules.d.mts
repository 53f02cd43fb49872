import type { IConfiguration, IForbiddenRuleType } from 'dependency-cruiser';

declare const rules: IConfiguration & { forbidden: IForbiddenRuleType[] };
export default rules;
