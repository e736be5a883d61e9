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
	// The node's own link to the machine that it runs on.
	uplink = "eth0"
)

// Declaring the chain also empties it, and iptables-restore commits the table as one, so that there is no
// moment in which the chain lets everything pass. Pods have no way out of the node: answers to what came in
// pass as established, everything else is told at once.
var chainRules = fmt.Sprintf(`*filter
:%[1]s - [0:0]
-A %[1]s -m conntrack --ctstate RELATED,ESTABLISHED -j RETURN
-A %[1]s -i %[3]s -o %[4]s -j REJECT --reject-with icmp-admin-prohibited
-A %[1]s -j NFQUEUE --queue-num %[2]d
COMMIT
`, chain, queueID, podInterfaces, uplink)

// FORWARD sees pod to pod and outside to pod. INPUT is needed too: a pod's way to the node itself, to the
// kubelet or to the API server never passes FORWARD. What the node sends (probes) is not subject to policy.
var jumps = [][]string{
	{"FORWARD", "-j", chain},
	{"INPUT", "-i", podInterfaces, "-j", chain},
}

// ensureRules puts back what is missing.
func ensureRules(ctx context.Context) error {
	if iptables(ctx, "-S", chain) != nil {
		if err := replaceChain(ctx); err != nil {
			return err
		}
	}
	for _, jump := range jumps {
		if iptables(ctx, append([]string{"-C"}, jump...)...) == nil {
			continue
		}
		if err := iptables(ctx, append([]string{"-I"}, jump...)...); err != nil {
			return err
		}
	}
	return nil
}

// replaceChain writes the chain anew, whatever was in it.
func replaceChain(ctx context.Context) error {
	return command(ctx, chainRules, "iptables-restore", "--wait", "--noflush")
}

func iptables(ctx context.Context, args ...string) error {
	return command(ctx, "", "iptables", append([]string{"--wait"}, args...)...)
}

func command(ctx context.Context, input, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Stdin = strings.NewReader(input)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, strings.TrimSpace(string(out)))
	}
	return nil
}
