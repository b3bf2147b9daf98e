/**
 * Measures items-api beside the service it replaces, written anew with FastAPI ({@code
 * fastapi/app.py}), and beside pgbench, which sends the same statements straight to PostgreSQL: the
 * ceiling. All three work on the same rows with the same number of connections, and each answer is
 * checked.
 */
@NullMarked
package io.lakehousecdc.endtoend.bench.api;

import org.jspecify.annotations.NullMarked;
