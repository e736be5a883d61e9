// Command namespace-deletion empties namespaces that are being deleted, in place of Kubernetes' own controller
// and with that controller's code, but on a schedule for a single API server. Upstream waits 5 s before it
// looks, for the sake of other API servers that may not know of the deletion yet, and 8 s more when a volume
// claim is still in use; here there is no other API server, and both waits are what a user would wait for.
package main

import (
	"context"
	"errors"
	"flag"
	"os"
	"os/signal"
	"syscall"

	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/metadata"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/klog/v2"
)

func main() {
	klog.InitFlags(nil)
	kubeconfig := flag.String("kubeconfig", "", "path of the kubeconfig")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	if err := run(ctx, *kubeconfig); err != nil && !errors.Is(err, context.Canceled) {
		klog.ErrorS(err, "Deletion of namespaces ended")
		os.Exit(1)
	}
}

func run(ctx context.Context, kubeconfig string) error {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return err
	}
	// One pass asks for every kind of object; a limit would make it take seconds.
	config.QPS = -1
	client, objects, err := newClients(config)
	if err != nil {
		return err
	}
	factory := informers.NewSharedInformerFactory(client, 0)
	controller, err := newController(ctx, client, objects, factory.Core().V1().Namespaces())
	if err != nil {
		return err
	}
	factory.Start(ctx.Done())
	return controller.run(ctx)
}

func newClients(config *rest.Config) (kubernetes.Interface, metadata.Interface, error) {
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return nil, nil, err
	}
	objects, err := metadata.NewForConfig(config)
	return client, objects, err
}
