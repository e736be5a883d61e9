package main

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"time"

	"k8s.io/client-go/informers"
	"sigs.k8s.io/kube-network-policies/pkg/api"
	"sigs.k8s.io/kube-network-policies/pkg/network"
	"sigs.k8s.io/kube-network-policies/pkg/networkpolicy"
	"sigs.k8s.io/kube-network-policies/pkg/podinfo"
)

const (
	// A pod can send before the API server knows its address. Its packets are held until then, and dropped
	// when the address stays unknown: an unknown pod would pass as a stranger that no egress policy selects.
	patience  = 3 * time.Second
	lookAgain = 10 * time.Millisecond
)

type judge struct {
	engine     *networkpolicy.PolicyEngine
	resolver   podinfo.IPResolver
	podNetwork netip.Prefix
}

// newJudge returns when the caches are filled, so that no packet is ever judged by half of the policies.
func newJudge(ctx context.Context, factory informers.SharedInformerFactory, opts options) (*judge, error) {
	pods, namespaces := factory.Core().V1().Pods(), factory.Core().V1().Namespaces()
	policies := factory.Networking().V1().NetworkPolicies()
	resolver, err := podinfo.NewInformerResolver(pods.Informer())
	if err != nil {
		return nil, err
	}
	provider := podinfo.NewInformerProvider(pods, namespaces, nil, []podinfo.IPResolver{resolver})
	evaluator := networkpolicy.NewStandardNetworkPolicy(opts.node, namespaces, pods, policies)
	engine := networkpolicy.NewPolicyEngine(provider, []api.PolicyEvaluator{evaluator})
	factory.Start(ctx.Done())
	for kind, synced := range factory.WaitForCacheSync(ctx.Done()) {
		if !synced {
			return nil, fmt.Errorf("cache of %v: %w", kind, context.Cause(ctx))
		}
	}
	return &judge{engine: engine, resolver: resolver, podNetwork: opts.podNetwork}, nil
}

// allows decides about one packet. It can take as long as patience.
func (j *judge) allows(ctx context.Context, packet *network.Packet) bool {
	if !j.waitUntilKnown(ctx, packet) {
		return false
	}
	allowed, err := j.engine.EvaluatePacket(ctx, packet)
	return err == nil && allowed
}

// known tells whether allows will answer at once.
func (j *judge) known(packet *network.Packet) bool {
	return j.knownAddress(packet.SrcIP) && j.knownAddress(packet.DstIP)
}

func (j *judge) knownAddress(ip net.IP) bool {
	address, ok := netip.AddrFromSlice(ip)
	if !ok {
		return false
	}
	address = address.Unmap()
	// The first address of the network is the node's own end of every pod's link.
	if !j.podNetwork.Contains(address) || address == j.podNetwork.Masked().Addr().Next() {
		return true
	}
	_, found := j.resolver.LookupPod(address.String())
	return found
}

func (j *judge) waitUntilKnown(ctx context.Context, packet *network.Packet) bool {
	deadline := time.Now().Add(patience)
	for !j.known(packet) {
		if ctx.Err() != nil || time.Now().After(deadline) {
			return false
		}
		time.Sleep(lookAgain)
	}
	return true
}
