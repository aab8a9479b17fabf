package org.wattline.tenancy.directory;

/**
 * How a service that holds the master key reaches the tenant's schema. Useless without that key.
 *
 * @param schema the tenant's schema, also its login role's name
 * @param wrappedKey the tenant's own key, sealed under the master key
 * @param sealedPassword the login role's password, sealed under the tenant's key
 * @param schemaVersion the version of the newest migration applied, 0 before the first
 */
public record DatabaseAccess(
    String schema, String wrappedKey, String sealedPassword, int schemaVersion) {}
