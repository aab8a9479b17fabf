/** The HTTP interface: controllers over the contract, security, OpenAPI. */
@NullMarked
package org.wattline.controlplane.web;

import org.jspecify.annotations.NullMarked;
