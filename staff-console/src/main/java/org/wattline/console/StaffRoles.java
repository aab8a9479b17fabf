package org.wattline.console;

import org.wattline.tenancy.vaadin.signin.Person;

/** The realm roles of staff, as the services know them. */
public final class StaffRoles {
  public static final String CUSTOMER_SERVICE = "customer-service";
  public static final String BILLING = "billing";
  public static final String FINANCE = "finance";
  public static final String FIELD_SERVICE = "field-service";
  public static final String SUPERVISOR = "supervisor";
  public static final String TENANT_ADMINISTRATOR = "tenant-administrator";
  public static final String ONBOARDING_OPERATOR = "onboarding-operator";
  public static final String ONBOARDING_VIEWER = "onboarding-viewer";
  public static final String INSTALLATION_OWNER = "installation-owner";

  private StaffRoles() {}

  /** Whether the person may change customers and accounts. */
  public static boolean changesCustomers() {
    return has(CUSTOMER_SERVICE, SUPERVISOR, TENANT_ADMINISTRATOR);
  }

  /** Whether the person may read the record of changes. */
  public static boolean readsAudit() {
    return has(SUPERVISOR, TENANT_ADMINISTRATOR);
  }

  /** Whether the person sees the billing runs. */
  public static boolean readsRuns() {
    return has(BILLING, FINANCE, SUPERVISOR, TENANT_ADMINISTRATOR);
  }

  /** Whether the person may make, move and approve billing runs. */
  public static boolean movesRuns() {
    return has(BILLING, SUPERVISOR);
  }

  /** Whether the person may write and publish tariffs. */
  public static boolean writesTariffs() {
    return has(BILLING, SUPERVISOR, TENANT_ADMINISTRATOR);
  }

  /** Whether the person may send bills again. */
  public static boolean sendsBills() {
    return has(CUSTOMER_SERVICE, BILLING, FINANCE, SUPERVISOR);
  }

  /** Whether the person may send all bills again whose mail failed. */
  public static boolean retriesBills() {
    return has(BILLING, FINANCE, SUPERVISOR);
  }

  /** Whether the person sees what became of bills on their way. */
  public static boolean readsDeliveries() {
    return sendsBills() || has(TENANT_ADMINISTRATOR);
  }

  /** Whether the person may give money of a card payment back. */
  public static boolean refundsPayments() {
    return has(FINANCE, SUPERVISOR);
  }

  /** Whether the person may agree payment arrangements, and end them. */
  public static boolean agreesArrangements() {
    return has(CUSTOMER_SERVICE, FINANCE, SUPERVISOR);
  }

  /** Whether the person may bill an account outside the runs. */
  public static boolean billsAccounts() {
    return has(BILLING, SUPERVISOR);
  }

  /** Whether the person matches money from the bank. */
  public static boolean matchesCash() {
    return has(FINANCE, SUPERVISOR, TENANT_ADMINISTRATOR);
  }

  /** Whether the person reads the supplier's books. */
  public static boolean readsBooks() {
    return has(FINANCE, SUPERVISOR, TENANT_ADMINISTRATOR);
  }

  /** Whether the person settles exceptions of meter data. */
  public static boolean settlesMeterData() {
    return has(BILLING, FIELD_SERVICE, SUPERVISOR, TENANT_ADMINISTRATOR);
  }

  /** Whether the person may hand in files of meter data. */
  public static boolean deliversMeterData() {
    return has(BILLING, FIELD_SERVICE, SUPERVISOR, TENANT_ADMINISTRATOR);
  }

  /** Whether the person may register premises, points and meters, and say which hangs where. */
  public static boolean keepsPoints() {
    return has(CUSTOMER_SERVICE, FIELD_SERVICE, SUPERVISOR, TENANT_ADMINISTRATOR);
  }

  /** Whether the person may approve values that somebody else proposed. */
  public static boolean approvesEdits() {
    return has(BILLING, SUPERVISOR, TENANT_ADMINISTRATOR);
  }

  /** Whether the person may change suppliers. */
  public static boolean operatesPlatform() {
    return has(ONBOARDING_OPERATOR);
  }

  /** Whether the person may take a supplier's data out of the installation. */
  public static boolean ownsInstallation() {
    return has(INSTALLATION_OWNER);
  }

  private static boolean has(String... roles) {
    return Person.current().filter(person -> person.hasAnyRole(roles)).isPresent();
  }
}
