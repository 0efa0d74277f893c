/** What goes on a container's label, from its record, the catalogue and the point's company. */
import { everydayWaste } from '#lib/domain/catalogue/everyday.ts';
import { temporaryCard } from '#lib/domain/codes/scanned.ts';
import type { Container } from '#lib/domain/container.ts';
import { contentOf } from '#lib/domain/movements.ts';
import type { WasteForm } from '#lib/domain/packaging.ts';
import { kilogramText } from '#lib/domain/weight.ts';
import type { LabelContent } from '#lib/devices/printer/label-content.ts';
import type { Kiosk } from '../shell/kiosk.ts';

/** The form of the label is a legal one and always Chinese. */
const formWords: Record<WasteForm, string> = { solid: '固态', 'semi-solid': '半固态', liquid: '液态', gas: '气态' };

/** The text in the QR: the 37 characters, or the temporary mark until there are any. */
export const labelText = ({ code }: Container): string =>
	code?.code ?? (code?.temporary ? temporaryCard(code.temporary) : '');

export function labelContent(
	container: Container,
	{ catalogue, state }: Pick<Kiosk, 'catalogue' | 'state'>
): LabelContent {
	const { received } = container;
	const content = contentOf(container);
	if (!received || !content) throw new Error(`container ${container.id} was never received here`);
	const entry = catalogue.byCode.get(content.waste);
	return {
		name: everydayWaste(content.waste)?.zh ?? entry?.description ?? '（名录外代码）',
		category: entry ? `${entry.category} ${entry.categoryName}` : '',
		code: content.waste,
		form: formWords[content.form],
		hazards: content.hazards,
		digitalId: container.code?.code ?? null,
		temporary: container.code?.temporary ?? undefined,
		unit: state.point?.company.name ?? '',
		date: received.day,
		weight: `${kilogramText(content.net)} kg`,
		remarks: `${content.enterpriseName} ${state.point?.name ?? ''}`,
		qr: labelText(container)
	};
}
