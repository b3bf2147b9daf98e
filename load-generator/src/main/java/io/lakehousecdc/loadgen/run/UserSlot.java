package io.lakehousecdc.loadgen.run;

import io.lakehousecdc.loadgen.client.CallListener;
import io.lakehousecdc.loadgen.client.Connection;
import io.lakehousecdc.loadgen.client.HttpLoop;
import io.lakehousecdc.loadgen.workload.Call;
import io.lakehousecdc.loadgen.workload.Outcome;
import io.lakehousecdc.loadgen.workload.VirtualUser;
import org.jspecify.annotations.Nullable;

/** A virtual user with its connection, and the call it is at. */
final class UserSlot implements CallListener {
  private final LoadLoop loop;
  private final VirtualUser user;
  private final Connection connection;

  /** The call on its way. */
  @Nullable Call call;

  /** When the call, or in the closed model the next one, was or is due. */
  long due;

  /** In the closed model: whether there is one user too many, and it is this one. */
  boolean retired;

  UserSlot(LoadLoop loop, HttpLoop http, VirtualUser user) {
    this.loop = loop;
    this.user = user;
    this.connection = http.connection(this);
  }

  VirtualUser user() {
    return user;
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void answered(int status, byte[] body) {
    loop.answered(this, status, body);
  }

  @Override
  public void failed(Outcome outcome) {
    loop.failed(this, outcome);
  }
}
