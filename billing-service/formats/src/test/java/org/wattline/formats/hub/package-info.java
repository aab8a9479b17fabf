/** Documents of European data hubs. */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.hub;
