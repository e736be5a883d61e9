package main

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
)

const (
	chain   = "SOUK-POLICY"
	queueID = 100
	// How the ptp plugin names the node's end of every pod's interface.
	podInterfaces = "veth+"
)

// Declaring the chain also empties it, and iptables-restore commits the table as one, so that there is no
// moment in which the chain lets everything pass.
var chainRules = fmt.Sprintf(`*filter
:%[1]s - [0:0]
-A %[1]s -m conntrack --ctstate RELATED,ESTABLISHED -j RETURN
-A %[1]s -j NFQUEUE --queue-num %[2]d
COMMIT
`, chain, queueID)

// FORWARD sees pod to pod and outside to pod. INPUT is needed too: a pod's way to the node itself, to the
// kubelet or to the API server never passes FORWARD. What the node sends (probes) is not subject to policy.
var jumps = [][]string{
	{"FORWARD", "-j", chain},
	{"INPUT", "-i", podInterfaces, "-j", chain},
}

func ensureRules(ctx context.Context) error {
	if err := iptables(ctx, "", "-S", chain); err != nil {
		if err := restore(ctx); err != nil {
			return err
		}
	}
	for _, jump := range jumps {
		if iptables(ctx, "", append([]string{"-C"}, jump...)...) == nil {
			continue
		}
		if err := iptables(ctx, "", append([]string{"-I"}, jump...)...); err != nil {
			return err
		}
	}
	return nil
}

func restore(ctx context.Context) error {
	return command(ctx, chainRules, "iptables-restore", "--wait", "--noflush")
}

func iptables(ctx context.Context, input string, args ...string) error {
	return command(ctx, input, "iptables", append([]string{"--wait"}, args...)...)
}

func command(ctx context.Context, input, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Stdin = strings.NewReader(input)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, strings.TrimSpace(string(out)))
	}
	return nil
}
