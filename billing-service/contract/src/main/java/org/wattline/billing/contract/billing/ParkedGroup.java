package org.wattline.billing.contract.billing;

/** How many accounts of a run are parked for a reason. */
public record ParkedGroup(ParkReason reason, int accounts) {}
