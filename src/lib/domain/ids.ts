/**
 * Names of things, branded so that a container's id is never taken for a person's.
 *
 * All are text. Ids of events, containers and shifts are UUIDv7 made where the thing happened; they are never sorted by.
 */
type Id<Kind extends string> = string & { readonly id: Kind };

/** A collection point 收集点, e.g. `330106-01`: county code (GB/T 2260) and a number within it. */
export type PointId = Id<'point'>;
/** An enrolled tablet, or the server itself as a device of its own. */
export type DeviceId = Id<'device'>;
export type PersonId = Id<'person'>;
export type EnterpriseId = Id<'enterprise'>;
export type ContainerId = Id<'container'>;
export type ZoneId = Id<'zone'>;
export type ShiftId = Id<'shift'>;
export type BookingId = Id<'booking'>;
export type RoundId = Id<'round'>;
/** A stop of a round, unique within it. */
export type StopId = Id<'stop'>;
export type LoadId = Id<'load'>;
/** Our own draft id of a manifest; the national number is received later and never made here. */
export type ManifestId = Id<'manifest'>;
export type StocktakeId = Id<'stocktake'>;
export type AlertId = Id<'alert'>;
export type VehicleId = Id<'vehicle'>;
/** A licence holder that takes what a point sends on (接收/经营单位). */
export type ReceiverId = Id<'receiver'>;
/** A slot's name as painted on the floor, unique within its point, e.g. `B-03`. */
export type SlotName = Id<'slot'>;
/** A calendar day in China, `YYYY-MM-DD`. */
export type Day = Id<'day'>;
