/** The HTTP face: one package for each feature, and what they all share. */
@NullMarked
package org.honeylink.web;

import org.jspecify.annotations.NullMarked;
