package org.wattline.billing.contract.documents;

/** What became of a bill on its way to one recipient. */
public enum DeliveryState {
  /** Waits to be sent. */
  QUEUED,
  /** Handed to the mail server at this moment. */
  SENDING,
  /** The mail server took it. */
  SENT,
  /** The mail server refused it for good, or the attempts are used up. */
  FAILED,
  /** The service died between handing it over and noting so: it may have been sent. */
  UNKNOWN,
  /** To be printed and posted. */
  TO_PRINT,
  /** There is no address to send it to. */
  NO_ADDRESS
}
