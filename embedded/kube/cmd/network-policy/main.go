// Command network-policy enforces NetworkPolicy on a single node. SIG Network's engine decides; an xtables
// NFQUEUE rule hands it the first packets of every connection, because not every kernel has nftables' queue.
//
// Without this process the rules stay and the kernel drops what it would have queued: connections that are
// new wait or fail, they never pass unchecked.
package main

import (
	"context"
	"errors"
	"flag"
	"net/netip"
	"os"
	"os/signal"
	"syscall"
	"time"

	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/klog/v2"
)

const rulesInterval = 30 * time.Second

type options struct {
	kubeconfig string
	node       string
	podNetwork netip.Prefix
}

func main() {
	klog.InitFlags(nil)
	var opts options
	flag.StringVar(&opts.kubeconfig, "kubeconfig", "", "path of the kubeconfig")
	flag.StringVar(&opts.node, "node", "", "name of this node")
	flag.TextVar(&opts.podNetwork, "pod-network", netip.Prefix{}, "addresses of pods, for example 10.251.0.0/16")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	if err := run(ctx, opts); err != nil && !errors.Is(err, context.Canceled) {
		klog.ErrorS(err, "Policy enforcement ended")
		os.Exit(1)
	}
}

func run(ctx context.Context, opts options) error {
	// The rules of an earlier version of this program may still be there.
	if err := replaceChain(ctx); err != nil {
		return err
	}
	if err := ensureRules(ctx); err != nil {
		return err
	}
	// The supervisor starts the kubelet, and with it the first pod, only after this line.
	klog.InfoS("Rules are in place")
	config, err := clientcmd.BuildConfigFromFlags("", opts.kubeconfig)
	if err != nil {
		return err
	}
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	judge, err := newJudge(ctx, informers.NewSharedInformerFactory(client, 0), opts)
	if err != nil {
		return err
	}
	failed := make(chan error, 1)
	queue, err := openQueue(ctx, judge, failed)
	if err != nil {
		return err
	}
	defer queue.Close()
	klog.InfoS("Enforcing network policies")
	return watchRules(ctx, failed)
}

func watchRules(ctx context.Context, failed <-chan error) error {
	ticker := time.NewTicker(rulesInterval)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case err := <-failed:
			return err
		case <-ticker.C:
			if err := ensureRules(ctx); err != nil {
				return err
			}
		}
	}
}
