/**
 * Green Button: Atom feeds of NAESB ESPI (REQ.21) resources. What a value means is spread over
 * linked entries in any order; values wait, within a limit, until their meaning has come.
 */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.espi;
