#!/bin/bash
# Runs as root at every start of the notebook instance. Looks once in five minutes whether anybody works here,
# and stops the instance after the time below. Needs the sagemaker.api endpoint and two permissions, nothing else.
set -euo pipefail

install -m 0755 /dev/stdin /usr/local/bin/idle-stop <<'PY'
#!/usr/bin/python3
import json, os, ssl, subprocess, sys, time, urllib.request
from datetime import datetime, timezone

LIMIT = @IDLE_SECONDS@
# Jupyter answers on this machine only, with a certificate that it signed itself.
LOCAL = ssl._create_unverified_context()


def ask(what):
    with urllib.request.urlopen("https://localhost:8443/api/" + what, context=LOCAL, timeout=20) as reply:
        return json.load(reply)


def seconds_since(stamp):
    when = datetime.strptime(stamp[:19], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=timezone.utc)
    return (datetime.now(timezone.utc) - when).total_seconds()


kernels = [session["kernel"] for session in ask("sessions")]
if any(kernel.get("execution_state") == "busy" for kernel in kernels):
    sys.exit(0)

# This file is written at every start, so its age is the time since then.
idle = [time.time() - os.path.getmtime(__file__)]
idle += [seconds_since(thing["last_activity"]) for thing in kernels + ask("terminals") if thing.get("last_activity")]
if min(idle) > LIMIT:
    with open("/opt/ml/metadata/resource-metadata.json") as file:
        arn = json.load(file)["ResourceArn"]
    region, name = arn.split(":")[3], arn.split("/")[-1]
    subprocess.check_call(["aws", "sagemaker", "stop-notebook-instance", "--region", region, "--notebook-instance-name", name])
PY

systemctl stop idle-stop.timer 2>/dev/null || true
systemd-run --unit=idle-stop --on-active=5min --on-unit-active=5min /usr/local/bin/idle-stop
