import type { components } from "@/lib/api/generated/schema";

/** Names for the parts of the served OpenAPI document that the console draws. */
type Schemas = components["schemas"];

export type Role = Schemas["Role"];
export type TokenAnswer = Schemas["TokenAnswer"];
export type ProblemBody = Schemas["Problem"];
export type ErrorCode = ProblemBody["error_code"];
export type Overview = Schemas["Overview"];
export type AuditEvent = Schemas["AuditEvent"];
export type AuditOutcome = Schemas["AuditOutcome"];
export type Device = Schemas["Device"];
export type DeviceStatus = Schemas["DeviceStatus"];
export type SessionSummary = Schemas["SessionSummary"];
export type SessionState = Schemas["SessionState"];
